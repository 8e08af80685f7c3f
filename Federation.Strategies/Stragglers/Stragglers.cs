namespace Federation.Strategies;

/// <summary>Goes round any strategy: some of the clients that train are told to fall behind.</summary>
internal sealed class Stragglers(IStrategy inner, StragglerOptions options) : DelegatingStrategy(inner)
{
    public override IInstructor Instructor { get; } = new StragglerInstructor(inner.Instructor, options);

    public override IAggregator Aggregator { get; } =
        options.Kind == StragglerKind.Late ? LateAggregator.Round(inner.Aggregator) : inner.Aggregator;
}
