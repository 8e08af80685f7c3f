using System.Diagnostics.CodeAnalysis;

namespace Federation.Simulation.Internal;

/// <summary>
/// What is to happen, in its order: by simulated time, and at the same moment in the order of asking. Workers take what is to be done in the
/// same order, and not far ahead, so that few answers lie about.
/// </summary>
/// <param name="maxAhead">How many clients may be at work or have done it before the next answer is taken.</param>
internal sealed class Agenda(int maxAhead)
{
    // A monitor, which workers can wait on.
    private readonly object _gate = new();
    private readonly SortedDictionary<(TimeSpan Due, long Number), Job> _open = [];
    private readonly SortedDictionary<(TimeSpan Due, long Number), Job> _undone = [];
    private readonly Dictionary<Job, (TimeSpan Due, long Number)> _places = [];
    private long _asked;
    private int _ahead;
    private bool _closed;

    /// <summary>Adds what a client was asked, for a worker to do.</summary>
    public void Add(Job job)
    {
        lock (_gate)
        {
            var place = (job.Due, _asked++);
            _open.Add(place, job);
            _places.Add(job, place);
            if (job.NeedsWork)
            {
                _undone.Add(place, job);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>What happens next.</summary>
    public bool TryPeek([NotNullWhen(true)] out Job? job)
    {
        lock (_gate)
        {
            job = _open.Values.FirstOrDefault();
            return job is not null;
        }
    }

    /// <summary>Strikes it off.</summary>
    /// <returns>Whether it was still there.</returns>
    public bool Remove(Job job)
    {
        lock (_gate)
        {
            if (!_places.Remove(job, out var place))
            {
                return false;
            }

            _open.Remove(place);
            if (!_undone.Remove(place) && job.NeedsWork)
            {
                _ahead--;
            }

            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Waits until there is something to do.</summary>
    /// <returns>Whether there is; if not, it is over.</returns>
    public bool TryTakeWork([NotNullWhen(true)] out Job? job)
    {
        lock (_gate)
        {
            while (!_closed)
            {
                if (_undone.Count > 0)
                {
                    (var place, job) = _undone.First();
                    if (_ahead < maxAhead || place == _open.First().Key)
                    {
                        _undone.Remove(place);
                        _ahead++;
                        return true;
                    }
                }

                Monitor.Wait(_gate);
            }

            job = null;
            return false;
        }
    }

    /// <summary>Sends the workers home.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
