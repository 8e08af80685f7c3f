using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Takes the mean, and keeps what it was asked; a test can come in between.</summary>
internal sealed class TestAggregator : IAggregator
{
    private readonly MeanAggregator _mean = new();

    public List<AggregationContext> Begun { get; } = [];

    /// <summary>The updates of each call, by round asked and client.</summary>
    public List<string[]> Batches { get; } = [];

    public int Completed { get; private set; }

    /// <summary>Done before a batch is folded in.</summary>
    public Action<IReadOnlyList<ClientUpdate>>? Folding { get; init; }

    /// <summary>Changes the verdicts on a batch.</summary>
    public Func<IReadOnlyList<UpdateVerdict>, IReadOnlyList<UpdateVerdict>?>? Verdicts { get; init; }

    public IAggregation Begin(AggregationContext context)
    {
        Begun.Add(context);
        return new Aggregation(this, _mean.Begin(context));
    }

    private sealed class Aggregation(TestAggregator owner, IAggregation mean) : IAggregation
    {
        public bool KeepsUpdates => false;

        public UpdateVerdict Add(ClientUpdate update) => throw new InvalidOperationException("The updates are to come together.");

        public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
        {
            owner.Batches.Add([.. updates.Select(update => $"{update.Round}:{update.Client.Id}")]);
            owner.Folding?.Invoke(updates);
            var verdicts = mean.AddRange(updates);
            return owner.Verdicts is null ? verdicts : owner.Verdicts(verdicts)!;
        }

        public AggregationOutcome Complete()
        {
            owner.Completed++;
            return mean.Complete();
        }
    }
}
