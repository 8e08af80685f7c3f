using Federation.Core;
using Federation.Strategies;

namespace Readme.Tests.Snippets;

// <shown>
static class Median
{
    public static AggregationOutcome Combine(AggregationContext context, IReadOnlyList<ClientUpdate> updates) =>
        new AggregationOutcome.Aggregated(new TensorList(context.GlobalModel.Select(tensor => Of(tensor, updates))));

    private static Tensor Of(Tensor tensor, IReadOnlyList<ClientUpdate> updates) => Tensor.FromArray(
        tensor.Name,
        [.. Enumerable.Range(0, (int)tensor.ElementCount).Select(i =>
            updates.Select(update => update.Result.Parameters[tensor.Name].AsSpan<float>()[i]).Order().ElementAt(updates.Count / 2))],
        tensor.Shape.AsSpan());
}
// </shown>
