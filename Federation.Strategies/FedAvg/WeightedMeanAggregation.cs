using Federation.Core;

namespace Federation.Strategies;

/// <summary>One round of a <see cref="WeightedMeanAggregator"/>.</summary>
/// <param name="mean">A mean of nothing yet.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal sealed class WeightedMeanAggregation(ExactMean mean, Action<ExactMean> giveBack) : IAggregation
{
    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);
    private bool _completed;

    public bool KeepsUpdates => false;

    public UpdateVerdict Add(ClientUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        ThrowIfCompleted();
        if (FindFault(update) is { } fault)
        {
            return UpdateVerdict.Refused(fault);
        }

        if (mean.Add(update.Result.Parameters, update.Result.ExampleCount) is { } value)
        {
            var rule = double.IsFinite(value.Value) ? "magnitudes must be less than 2^200" : "every value must be finite";
            return UpdateVerdict.Refused($"{value}; {rule}");
        }

        _accepted.Add(update.Client.Id);
        return UpdateVerdict.Accepted;
    }

    public AggregationOutcome Complete()
    {
        ThrowIfCompleted();
        _completed = true;
        AggregationOutcome outcome = mean.Count == 0
            ? new AggregationOutcome.TooFew(0, 1)
            : new AggregationOutcome.Aggregated(mean.ToMean());
        giveBack(mean);
        return outcome;
    }

    private string? FindFault(ClientUpdate update)
    {
        var (parameters, exampleCount, _) = update.Result;
        if (_accepted.Contains(update.Client.Id))
        {
            return $"client \"{update.Client.Id}\" has an update in this round already";
        }

        if (exampleCount is < 1 or > ExactMean.MaxWeight)
        {
            return $"the number of examples is {exampleCount}; it must be 1 to {ExactMean.MaxWeight}";
        }

        return parameters.Manifest.DescribeDifference(mean.Manifest) is { } difference
            ? $"the parameters are not those of the global model: {difference}"
            : null;
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The aggregation is completed.");
        }
    }
}
