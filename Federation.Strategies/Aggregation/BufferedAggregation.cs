using Federation.Core;

namespace Federation.Strategies;

/// <summary>The updates of one round.</summary>
internal sealed class BufferedAggregation(
    AggregationContext context,
    Func<AggregationContext, IReadOnlyList<ClientUpdate>, AggregationOutcome> combine,
    int minUpdates) : IAggregation
{
    private readonly UpdateGate _gate = new(context.GlobalModel.Manifest);
    private readonly SortedDictionary<string, ClientUpdate> _updates = new(StringComparer.Ordinal);
    private bool _completed;

    public bool KeepsUpdates => true;

    public UpdateVerdict Add(ClientUpdate update)
    {
        ThrowIfCompleted();
        if (_gate.TryAdmit(update) is { } fault)
        {
            return UpdateVerdict.Refused(fault);
        }

        if (TensorListMath.FindUnusable(update.Result.Parameters) is { } value)
        {
            _gate.TakeBack(update);
            return UpdateVerdict.Refused(value.ToReason());
        }

        _updates.Add(update.Client.Id, update);
        return UpdateVerdict.Accepted;
    }

    public AggregationOutcome Complete()
    {
        ThrowIfCompleted();
        _completed = true;
        return _updates.Count < minUpdates
            ? new AggregationOutcome.TooFew(_updates.Count, minUpdates)
            : combine(context, [.. _updates.Values]);
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The aggregation is completed.");
        }
    }
}
