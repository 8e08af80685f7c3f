using Federation.Data;
using Federation.Strategies;

namespace NamedWorkers.Central;

/// <summary>
/// Which round belongs to which epoch. An epoch is over when every worker has gone through its images once: each round takes the next
/// batches of every worker, until the one with the most has none left. Used by one run, one round after the other.
/// </summary>
/// <param name="epochs">How many epochs there are.</param>
/// <param name="batches">How many batches of a worker make a round.</param>
/// <param name="batchSize">Images of a batch.</param>
internal sealed class EpochSchedule(int epochs, int batches, int batchSize)
{
    private int _round;

    /// <summary>The epoch, from 1; 0 before the first round.</summary>
    public int Epoch { get; private set; }

    /// <summary>Which round of the epoch it is, from 1.</summary>
    public int RoundOfEpoch { get; private set; }

    /// <summary>How many rounds the epoch has.</summary>
    public int RoundsOfEpoch { get; private set; }

    /// <summary>The first batch of the round among those of the epoch, from 0; the same for all workers.</summary>
    public int FirstBatch => (RoundOfEpoch - 1) * batches;

    /// <summary>Whether the epoch is over with this round.</summary>
    public bool EndsEpoch => Epoch > 0 && RoundOfEpoch == RoundsOfEpoch;

    /// <summary>Whether all epochs are over with this round.</summary>
    public bool EndsRun => EndsEpoch && Epoch == epochs;

    public int Epochs => epochs;

    /// <summary>Begins a round. How long an epoch is, those decide who are there when it begins.</summary>
    public void Begin(int round, IEnumerable<ClientInfo> workers)
    {
        if (round == _round)
        {
            return;
        }

        _round = round;
        if (Epoch == 0 || EndsEpoch)
        {
            Epoch++;
            RoundOfEpoch = 1;
            RoundsOfEpoch = Math.Max((workers.Max(AllBatchesOf) + batches - 1) / batches, 1);
        }
        else
        {
            RoundOfEpoch++;
        }
    }

    /// <summary>How many batches a worker has for this round; 0 for one that is through its images.</summary>
    public int BatchesOf(ClientInfo worker) => Math.Clamp(AllBatchesOf(worker) - FirstBatch, 0, batches);

    private int AllBatchesOf(ClientInfo worker) => BatchOrder.BatchCount((int)(worker.ExampleCount ?? 0), batchSize);
}
