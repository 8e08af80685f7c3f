using Federation.Core;
using Federation.Strategies;

namespace CustomStrategy;

// <shown>
/// <summary>The mean of the better half of the updates, as measured on examples that the server holds itself.</summary>
/// <param name="lossOf">The loss of a model on the server's examples.</param>
sealed class BestHalf(Func<TensorList, double> lossOf)
{
    public AggregationOutcome Combine(AggregationContext context, IReadOnlyList<ClientUpdate> updates)
    {
        var mean = new ExactMean(context.GlobalModel.Manifest);
        foreach (var update in updates.OrderBy(update => lossOf(update.Result.Parameters)).Take((updates.Count + 1) / 2))
        {
            mean.Add(update.Result.Parameters, update.Result.ExampleCount);
        }

        return new AggregationOutcome.Aggregated(mean.ToMean());
    }
}
// </shown>
