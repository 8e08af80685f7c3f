namespace Federation.Benchmarks.Aggregation;

/// <summary>A way to aggregate updates.</summary>
internal interface IAggregationMethod
{
    /// <summary>Its name, which numpy's side knows too.</summary>
    string Name { get; }

    /// <summary>What a row is called.</summary>
    string Title => Name;

    /// <summary>What is measured.</summary>
    IReadOnlyList<AggregationCase> Cases { get; }

    /// <summary>What numpy is measured with; a case that is not among them is compared with the rate of the largest.</summary>
    IReadOnlyList<AggregationCase> PeerCases { get; }

    /// <summary>Makes ready whatever a server keeps from one round to the next.</summary>
    /// <returns>Aggregates the updates of one round.</returns>
    Action Prepare(UpdateRing updates, int count, int threads);
}
