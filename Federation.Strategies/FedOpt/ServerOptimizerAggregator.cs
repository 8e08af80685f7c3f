using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Makes the next model by a step of the server's optimizer towards an average of the updates. What the optimizer carries begins anew with
/// the first round and with a model of other tensors.
/// </summary>
internal class ServerOptimizerAggregator : IAggregator
{
    private ServerOptimizerState? _state;

    private protected ServerOptimizerAggregator(IAggregator average, ServerOptimizer optimizer) => (Average, Optimizer) = (average, optimizer);

    /// <summary>Makes the average.</summary>
    protected IAggregator Average { get; }

    /// <summary>Makes the step.</summary>
    protected ServerOptimizer Optimizer { get; }

    /// <summary>Puts an optimizer on top of an average; the result depends on the mean alone where the average does.</summary>
    public static ServerOptimizerAggregator Over(IAggregator average, ServerOptimizer optimizer) => average is IMeanBasedAggregator mean
        ? new MeanOptimizerAggregator(mean, optimizer)
        : new ServerOptimizerAggregator(average, optimizer);

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ServerOptimizerAggregation(Average.Begin(context), average => Step(context, average));
    }

    private AggregationOutcome Step(AggregationContext context, TensorList average)
    {
        if (_state is null || context.Round == 1 || !_state.Manifest.Equals(context.GlobalModel.Manifest))
        {
            _state = new ServerOptimizerState(Optimizer, context.GlobalModel.Manifest);
        }

        return _state.Step(average, context.GlobalModel);
    }
}
