using Federation.Core;

namespace Federation.Strategies;

/// <summary>The steps of one round, stale ones among them.</summary>
/// <param name="model">The model from which the server's step goes.</param>
/// <param name="mean">An empty mean over the model's tensors.</param>
/// <param name="options">The strategy's settings.</param>
/// <param name="stalenessOf">How many new global models there have been since the one that an update started from.</param>
/// <param name="advance">Called when there is a new global model.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal sealed class StaleMeanAggregation(
    TensorList model,
    ExactMean mean,
    FedBuffOptions options,
    Func<ClientUpdate, int> stalenessOf,
    Action advance,
    Action<ExactMean> giveBack)
    : MeanAggregation(mean, options.Weights, giveBack)
{
    protected override string? TryScale(ClientUpdate update, ref WeightedUpdate addend)
    {
        var staleness = stalenessOf(update);
        if (staleness > options.MaxStaleness)
        {
            return $"the update started from a model {staleness} versions ago; at most {options.MaxStaleness} are allowed";
        }

        var weight = options.StalenessWeight(staleness);
        if (weight < 0 || !double.IsFinite(weight))
        {
            throw new InvalidOperationException(
                $"{nameof(FedBuffOptions.StalenessWeight)} gave {weight} for a staleness of {staleness}; it must be finite and at least 0.");
        }

        addend = addend with { Origin = update.Instruction.Parameters, Scale = weight };
        return null;
    }

    protected override AggregationOutcome Conclude(ExactMean mean)
    {
        var next = new TensorBuffer(model.Manifest);
        TensorListMath.Map(new ScaledStep(options.ServerLearningRate), [mean.ToMean(next), model], [next]);
        if (TensorListMath.FindUnusable(next.Tensors) is { } unusable)
        {
            return new AggregationOutcome.Rejected(
                $"the step of {options.ServerLearningRate} times the mean of the clients' is too large: {unusable}");
        }

        advance();
        return new AggregationOutcome.Aggregated(next.Tensors);
    }
}
