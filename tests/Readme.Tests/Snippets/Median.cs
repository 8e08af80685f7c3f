using Federation.Core;
using Federation.Strategies;

namespace Readme.Tests.Snippets;

// <shown>
sealed class Median : IAggregator
{
    public IAggregation Begin(AggregationContext context) => new Aggregation(context.GlobalModel);

    private sealed class Aggregation(TensorList model) : IAggregation
    {
        private readonly List<TensorList> _updates = [];

        public bool KeepsUpdates => true;

        public UpdateVerdict Add(ClientUpdate update)
        {
            var tensors = update.Result.Parameters;
            if (tensors.Manifest.DescribeDifference(model.Manifest) is { } difference)
            {
                return UpdateVerdict.Refused(difference);
            }

            _updates.Add(tensors);
            return UpdateVerdict.Accepted;
        }

        public AggregationOutcome Complete() => _updates.Count == 0
            ? new AggregationOutcome.TooFew(Accepted: 0, Required: 1)
            : new AggregationOutcome.Aggregated(new TensorList(model.Select(MedianOf)));

        private Tensor MedianOf(Tensor tensor) => Tensor.FromArray(
            tensor.Name,
            [.. Enumerable.Range(0, (int)tensor.ElementCount).Select(i =>
                _updates.Select(update => update[tensor.Name].AsSpan<float>()[i]).Order().ElementAt(_updates.Count / 2))],
            tensor.Shape.AsSpan());
    }
}
// </shown>
