namespace Federation.Strategies;

/// <summary>A server's optimizer on top of what depends on the updates' mean alone.</summary>
internal sealed class MeanOptimizerAggregator(IMeanBasedAggregator mean, ServerOptimizer optimizer)
    : ServerOptimizerAggregator(mean, optimizer), IMeanBasedAggregator
{
    public IAggregator WithMean(IAggregator mean) => Over(((IMeanBasedAggregator)Average).WithMean(mean), Optimizer);
}
