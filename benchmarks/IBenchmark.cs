namespace Federation.Benchmarks;

/// <summary>One benchmark: measures, never asserts.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>What is measured beside what, in one line.</summary>
    string Description { get; }

    IAsyncEnumerable<BenchmarkRow> RunAsync(CancellationToken cancellationToken);
}
