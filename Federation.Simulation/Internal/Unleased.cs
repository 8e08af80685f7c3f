using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>Of tensors that the client made and nobody uses again.</summary>
internal sealed class Unleased : IUpdateLease
{
    public static Unleased Instance { get; } = new();

    public void Abandon()
    {
        // The collector knows when nobody keeps them.
    }

    public void Dispose()
    {
        // The same.
    }
}
