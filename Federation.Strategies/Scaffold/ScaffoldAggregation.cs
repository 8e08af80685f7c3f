using Federation.Core;

namespace Federation.Strategies;

/// <summary>One round of a <see cref="ScaffoldAggregator"/>.</summary>
/// <param name="models">The mean of the clients' models.</param>
/// <param name="changes">An empty mean of the changes of their control variates.</param>
/// <param name="variate">c.</param>
/// <param name="options">The settings.</param>
/// <param name="context">What the round starts from.</param>
/// <param name="giveBack">Takes the second mean when it is not needed any more.</param>
internal sealed class ScaffoldAggregation(
    IAggregation models,
    ExactMean changes,
    ServerControlVariate variate,
    ScaffoldOptions options,
    AggregationContext context,
    Action<ExactMean> giveBack) : IAggregation
{
    private readonly List<(string ClientId, int Round)> _taken = [];

    public bool KeepsUpdates => false;

    public UpdateVerdict Add(ClientUpdate update) => AddRange([update])[0];

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var verdicts = updates.Select(Check).ToArray();
        var usable = Enumerable.Range(0, verdicts.Length).Where(i => verdicts[i].IsAccepted).ToArray();

        // The changes can be taken, so that what the mean of the models takes is wholly in or wholly out.
        var taken = models.AddRange([.. usable.Select(i => updates[i])]);
        for (var i = 0; i < usable.Length; i++)
        {
            verdicts[usable[i]] = taken[i];
        }

        ClientUpdate[] folded = [.. usable.Where(i => verdicts[i].IsAccepted).Select(i => updates[i])];
        var faults = changes.Add([.. folded.Select(update => new WeightedUpdate(update.Result.Auxiliary!, options.Weights(update)))]);
        if (faults.Any(fault => fault is not null))
        {
            throw new InvalidOperationException("An auxiliary list was changed while it was added.");
        }

        _taken.AddRange(folded.Select(update => (update.Client.Id, update.Round)));
        return verdicts;
    }

    public AggregationOutcome Complete()
    {
        var outcome = models.Complete();
        if (outcome is AggregationOutcome.Aggregated(var mean))
        {
            outcome = Step(mean);
        }

        giveBack(changes);
        return outcome;
    }

    private UpdateVerdict Check(ClientUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update, "updates");
        if (update.Result.Auxiliary is not { } change)
        {
            return UpdateVerdict.Refused(
                "the update has no auxiliary list; SCAFFOLD needs the change of the client's control variate in FitResult.Auxiliary, as TorchClient makes it");
        }

        if (change.Manifest.DescribeDifference(changes.Manifest) is { } difference)
        {
            return UpdateVerdict.Refused($"the auxiliary list is not the change of a control variate of the global model: {difference}");
        }

        return changes.FindFault(change) is { } value
            ? UpdateVerdict.Refused($"of the change of the control variate, {value.ToReason()}")
            : UpdateVerdict.Accepted;
    }

    private AggregationOutcome Step(TensorList mean)
    {
        // 1/N of the sum, as the part that took part of the mean: the same where all count the same.
        var clients = Math.Max(options.ClientCount ?? context.ConnectedClients, changes.Count);
        var next = TensorListMath.Add(variate.For(changes.Manifest), changes.ToMean(), (double)changes.Count / clients);
        var model = options.ServerLearningRate == 1 ? mean : StepTowards(mean);
        if ((TensorListMath.FindUnusable(model) ?? TensorListMath.FindUnusable(next)) is { } value)
        {
            return new AggregationOutcome.Rejected($"the server's step is too large: {value}");
        }

        variate.Replace(next, _taken);
        return new AggregationOutcome.Aggregated(model);
    }

    private TensorList StepTowards(TensorList mean)
    {
        var next = new TensorBuffer(mean.Manifest);
        TensorListMath.Map(new Towards(options.ServerLearningRate), [mean, context.GlobalModel], [next]);
        return next.Tensors;
    }
}
