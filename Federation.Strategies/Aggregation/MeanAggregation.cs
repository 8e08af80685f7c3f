using Federation.Core;

namespace Federation.Strategies;

/// <summary>The mean of one round.</summary>
/// <param name="mean">An empty mean over the model's tensors.</param>
/// <param name="weights">How much each update counts.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal sealed class MeanAggregation(ExactMean mean, UpdateWeight weights, Action<ExactMean> giveBack) : IAggregation
{
    private readonly UpdateGate _gate = new(mean.Manifest);
    private bool _completed;

    public bool KeepsUpdates => false;

    public UpdateVerdict Add(ClientUpdate update) => AddRange([update])[0];

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        ThrowIfCompleted();
        var verdicts = new UpdateVerdict[updates.Count];
        var admitted = new List<int>(updates.Count);
        var addends = new List<WeightedUpdate>(updates.Count);
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (TryAdmit(updates[i], out var weight) is { } fault)
            {
                verdicts[i] = UpdateVerdict.Refused(fault);
            }
            else
            {
                admitted.Add(i);
                addends.Add(new WeightedUpdate(updates[i].Result.Parameters, weight));
            }
        }

        var unusable = mean.Add([.. addends]);
        for (var i = 0; i < unusable.Length; i++)
        {
            verdicts[admitted[i]] = unusable[i] is { } value ? Refuse(updates[admitted[i]], value) : UpdateVerdict.Accepted;
        }

        return verdicts;
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

    private string? TryAdmit(ClientUpdate update, out long weight)
    {
        weight = 0;
        if (_gate.TryAdmit(update) is { } fault)
        {
            return fault;
        }

        weight = weights(update);
        if (weight is >= 1 and <= ExactMean.MaxWeight)
        {
            return null;
        }

        _gate.TakeBack(update);
        return $"the weight is {weight}; it must be 1 to {ExactMean.MaxWeight}";
    }

    private UpdateVerdict Refuse(ClientUpdate update, UnusableValue value)
    {
        _gate.TakeBack(update);
        return UpdateVerdict.Refused(value.ToReason());
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The aggregation is completed.");
        }
    }
}
