using Federation.Core;

namespace Federation.Strategies;

/// <summary>Goes round any strategy: clients are asked for encoded updates, which are decoded before the strategy sees them.</summary>
internal sealed class Compressed(IStrategy inner, UpdateCompression? compression) : DelegatingStrategy(inner)
{
    public override IInstructor Instructor { get; } =
        compression is null ? inner.Instructor : new FitConfigInstructor(inner.Instructor, compression.Entries);

    public override IAggregator Aggregator { get; } = inner.Aggregator is IMeanBasedAggregator meanBased
        ? new DecodingMeanBasedAggregator(meanBased)
        : new DecodingAggregator(inner.Aggregator);
}
