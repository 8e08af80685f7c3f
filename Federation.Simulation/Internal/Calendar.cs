using System.Diagnostics.CodeAnalysis;

namespace Federation.Simulation.Internal;

/// <summary>What happens by itself when its time has come: clients leave and come back, and somebody gives up waiting.</summary>
internal sealed class Calendar
{
    private readonly PriorityQueue<Happening, (TimeSpan Due, long Number)> _coming = new();
    private long _number;

    /// <summary>Has something happen.</summary>
    public Happening Add(TimeSpan due, Action what)
    {
        var happening = new Happening(due, what);
        _coming.Enqueue(happening, (due, _number++));
        return happening;
    }

    /// <summary>Takes what happens next, unless a moment comes before it; at the same moment in the order of adding.</summary>
    public bool TryTake(TimeSpan? before, [NotNullWhen(true)] out Happening? happening)
    {
        while (_coming.TryPeek(out happening, out var place) && (happening.IsCancelled || !(place.Due > before)))
        {
            _coming.Dequeue();
            if (!happening.IsCancelled)
            {
                return true;
            }
        }

        happening = null;
        return false;
    }
}
