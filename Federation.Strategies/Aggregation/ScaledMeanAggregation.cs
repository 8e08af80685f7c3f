using Federation.Core;

namespace Federation.Strategies;

/// <summary>The scaled steps of one round.</summary>
/// <param name="model">The model from which the server's step goes.</param>
/// <param name="mean">An empty mean over the model's tensors.</param>
/// <param name="weights">How much each update counts.</param>
/// <param name="scale">How much each step is scaled.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal sealed class ScaledMeanAggregation(
    TensorList model, ExactMean mean, UpdateWeight weights, IUpdateScale scale, Action<ExactMean> giveBack)
    : MeanAggregation(mean, weights, giveBack)
{
    // Sorted, because a sum of doubles depends on the order.
    private readonly SortedDictionary<string, double> _terms = new(StringComparer.Ordinal);

    protected override string? TryScale(ClientUpdate update, ref WeightedUpdate addend)
    {
        var fault = scale.TryScale(update.Result, out var factor);
        addend = addend with { Origin = update.Instruction.Parameters, Scale = factor };
        return fault;
    }

    protected override void OnAdded(ClientUpdate update, WeightedUpdate addend) =>
        _terms.Add(update.Client.Id, addend.Weight * scale.TermOf(update, addend.Scale));

    protected override AggregationOutcome Conclude(ExactMean mean)
    {
        var factor = scale.FactorOf(_terms.Values.Sum() / mean.TotalWeight);
        var next = new TensorBuffer(model.Manifest);
        TensorListMath.Map(new ScaledStep(factor), [mean.ToMean(next), model], [next]);
        return TensorListMath.FindUnusable(next.Tensors) is { } unusable
            ? new AggregationOutcome.Rejected($"the step of {factor} times the mean of the clients' is too large: {unusable}")
            : new AggregationOutcome.Aggregated(next.Tensors);
    }
}
