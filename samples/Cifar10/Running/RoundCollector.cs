using Federation.Server;

namespace CifarSample.Running;

/// <summary>Keeps the rounds that are over, so that a run that ends early leaves a history too.</summary>
internal sealed class RoundCollector : IRunObserver
{
    private readonly List<RoundRecord> _rounds = [];

    public IReadOnlyList<RoundRecord> Rounds
    {
        get
        {
            lock (_rounds)
            {
                return [.. _rounds];
            }
        }
    }

    public void RoundFinished(RoundRecord record)
    {
        lock (_rounds)
        {
            _rounds.Add(record);
        }
    }
}
