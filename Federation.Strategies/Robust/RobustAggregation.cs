using Federation.Core;

namespace Federation.Strategies;

/// <summary>A round's updates, of which those are refused that the rule cannot take.</summary>
internal sealed class RobustAggregation(BufferedAggregation updates, RobustRule rule) : IAggregation
{
    public bool KeepsUpdates => true;

    public UpdateVerdict Add(ClientUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);

        // The rule is asked about updates that can be used at all: the others are refused for a reason of more weight.
        return update.Result.ExampleCount is >= 1 and <= ExactMean.MaxWeight && rule.FindFault(update) is { } fault
            ? UpdateVerdict.Refused(fault)
            : updates.Add(update);
    }

    public AggregationOutcome Complete() => updates.Complete();
}
