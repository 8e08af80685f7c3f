namespace Federation.Simulation.Internal;

/// <summary>What happens at a moment of simulated time.</summary>
internal sealed class Happening(TimeSpan due, Action what)
{
    public TimeSpan Due => due;

    public bool IsCancelled { get; private set; }

    public void Happen() => what();

    public void Cancel() => IsCancelled = true;
}
