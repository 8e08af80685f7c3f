using Federation.Core;

namespace Federation.Strategies;

/// <summary>The mean of one round.</summary>
/// <param name="mean">An empty mean over the model's tensors.</param>
/// <param name="weights">How much each update counts.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal class MeanAggregation(ExactMean mean, UpdateWeight weights, Action<ExactMean> giveBack) : IAggregation
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
            if (TryAdmit(updates[i], out var addend) is { } fault)
            {
                verdicts[i] = UpdateVerdict.Refused(fault);
            }
            else
            {
                admitted.Add(i);
                addends.Add(addend);
            }
        }

        var unusable = mean.Add([.. addends]);
        for (var i = 0; i < unusable.Length; i++)
        {
            verdicts[admitted[i]] = Judge(updates[admitted[i]], addends[i], unusable[i]);
        }

        return verdicts;
    }

    public AggregationOutcome Complete()
    {
        ThrowIfCompleted();
        _completed = true;
        AggregationOutcome outcome = mean.Count == 0
            ? new AggregationOutcome.TooFew(0, 1)
            : Conclude(mean);
        giveBack(mean);
        return outcome;
    }

    /// <summary>Changes what an update adds to the mean, or says what is wrong with the update.</summary>
    protected virtual string? TryScale(ClientUpdate update, ref WeightedUpdate addend) => null;

    /// <summary>Called with each update that is in, while its tensors are valid.</summary>
    protected virtual void OnAdded(ClientUpdate update, WeightedUpdate addend)
    {
    }

    /// <summary>What becomes of the mean of at least one update.</summary>
    protected virtual AggregationOutcome Conclude(ExactMean mean) => new AggregationOutcome.Aggregated(mean.ToMean());

    private string? TryAdmit(ClientUpdate update, out WeightedUpdate addend)
    {
        addend = default;
        if (_gate.TryAdmit(update) is { } fault)
        {
            return fault;
        }

        if (TryWeigh(update, out addend) is not { } other)
        {
            return null;
        }

        _gate.TakeBack(update);
        return other;
    }

    private string? TryWeigh(ClientUpdate update, out WeightedUpdate addend)
    {
        addend = new WeightedUpdate(update.Result.Parameters, weights(update));
        return addend.Weight is >= 1 and <= ExactMean.MaxWeight
            ? TryScale(update, ref addend)
            : $"the weight is {addend.Weight}; it must be 1 to {ExactMean.MaxWeight}";
    }

    private UpdateVerdict Judge(ClientUpdate update, WeightedUpdate addend, UnusableValue? unusable)
    {
        if (unusable is not null)
        {
            _gate.TakeBack(update);
            return UpdateVerdict.Refused(unusable.ToReason());
        }

        OnAdded(update, addend);
        return UpdateVerdict.Accepted;
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The aggregation is completed.");
        }
    }
}
