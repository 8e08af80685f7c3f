using Federation.Core;

namespace Federation.Strategies;

/// <summary>The noisy mean of one round.</summary>
/// <param name="model">The global model.</param>
/// <param name="mean">An empty mean over the model's tensors, wide so that it is not rounded before there is noise in it.</param>
/// <param name="schedule">What is carried from round to round.</param>
/// <param name="check">Measures the updates.</param>
/// <param name="giveBack">Takes the mean when it is not needed any more.</param>
internal sealed class PrivateMeanAggregation(
    TensorList model, ExactMean mean, ClippingSchedule schedule, ClippingCheck check, Action<ExactMean> giveBack) : IAggregation
{
    private readonly UpdateGate _gate = new(model.Manifest);
    private readonly TensorList _wideModel = WideTensors.Of(model, mean.Manifest);
    private int _unclipped;
    private bool _completed;

    public bool KeepsUpdates => false;

    public UpdateVerdict Add(ClientUpdate update) => AddRange([update])[0];

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        ThrowIfCompleted();
        var verdicts = new UpdateVerdict[updates.Count];
        var addends = new List<WeightedUpdate>(updates.Count);
        var admitted = new List<(int Index, bool IsClipped)>(updates.Count);
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (TryAdmit(updates[i], out var scale, out var isClipped) is { } fault)
            {
                verdicts[i] = UpdateVerdict.Refused(fault);
            }
            else
            {
                admitted.Add((i, isClipped));
                addends.Add(Weigh(updates[i], scale));
            }
        }

        var unusable = mean.Add([.. addends]);
        for (var i = 0; i < unusable.Length; i++)
        {
            var (index, isClipped) = admitted[i];
            if (unusable[i] is { } value)
            {
                _gate.TakeBack(updates[index]);
                verdicts[index] = UpdateVerdict.Refused(value.ToReason());
            }
            else
            {
                verdicts[index] = UpdateVerdict.Accepted;
                _unclipped += isClipped ? 0 : 1;
            }
        }

        return verdicts;
    }

    public AggregationOutcome Complete()
    {
        ThrowIfCompleted();
        _completed = true;
        var count = mean.Count;
        if (count == 0)
        {
            giveBack(mean);
            return new AggregationOutcome.TooFew(0, 1);
        }

        var change = mean.ToQuotient(schedule.DivisorOf(count));
        giveBack(mean);
        var next = schedule.Noise.AddTo(model, change, schedule.StddevOf(count));
        schedule.EndRound(count, _unclipped);
        return new AggregationOutcome.Aggregated(next);
    }

    private string? TryAdmit(ClientUpdate update, out double scale, out bool isClipped)
    {
        (scale, isClipped) = (1, false);
        if (_gate.TryAdmit(update) is { } fault)
        {
            return fault;
        }

        var problem = FindFault(update, out scale, out isClipped);
        if (problem is not null)
        {
            _gate.TakeBack(update);
        }

        return problem;
    }

    private string? FindFault(ClientUpdate update, out double scale, out bool isClipped)
    {
        (scale, isClipped) = (1, false);
        if (update.Instruction.Parameters.Manifest.DescribeDifference(model.Manifest) is { } difference)
        {
            return $"the model that was given does not consist of the global model's tensors: {difference}";
        }

        return check.Measure(update, schedule.Norm, out scale, out isClipped);
    }

    // What is added is how far the client moved the model, whichever model it was given.
    private WeightedUpdate Weigh(ClientUpdate update, double scale)
    {
        var given = update.Instruction.Parameters;
        return new WeightedUpdate(WideTensors.Of(update.Result.Parameters, mean.Manifest), 1)
        {
            Origin = ReferenceEquals(given, model) ? _wideModel : WideTensors.Of(given, mean.Manifest),
            Scale = scale,
        };
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The aggregation is completed.");
        }
    }
}
