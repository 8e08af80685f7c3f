using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients train; their updates are folded in as they come.</summary>
internal sealed class FitPhase(IStrategy strategy, int round, TensorList model) : Phase(strategy, round, model)
{
    private IAggregation? _aggregation;

    public override RoundPhase Kind => RoundPhase.Fit;

    public override void Begin(IReadOnlyList<ClientInfo> asked, int wanted, int connected)
    {
        base.Begin(asked, wanted, connected);
        if (asked.Count > 0)
        {
            _aggregation = Strategy.Aggregator.Begin(new AggregationContext(Round, Model) { Asked = asked, ConnectedClients = connected })
                ?? throw new InvalidOperationException($"The strategy's aggregator began nothing for round {Round}.");
        }
    }

    /// <summary>The next global model, or why there is none. To be called once.</summary>
    public (TensorList? Model, string? Problem) Complete(IRoundRule rule)
    {
        if (_aggregation is null)
        {
            return (null, "no client was selected");
        }

        var status = Status;
        if (!rule.IsQuorum(status))
        {
            return (null, $"too few results: {status.Succeeded} of {status.Asked} clients");
        }

        var outcome = _aggregation.Complete();
        return outcome switch
        {
            AggregationOutcome.Aggregated aggregated => (aggregated.Model, null),
            AggregationOutcome.TooFew { Remedy: { } remedy } tooFew =>
                (null, $"too few updates: {tooFew.Accepted} where {tooFew.Required} are needed. {remedy}"),
            AggregationOutcome.TooFew tooFew => (null, $"too few updates: {tooFew.Accepted} where {tooFew.Required} are needed"),
            AggregationOutcome.Rejected rejected => (null, rejected.Reason),
            _ => throw new InvalidOperationException($"The aggregation ended with an unknown outcome: {outcome}."),
        };
    }

    protected override ClientInstruction Instruct(InstructionContext context, ClientInfo client) =>
        Strategy.Instructor.InstructFit(context, client);

    protected override InstructionRequest MakeRequest(ClientInstruction instruction) =>
        new InstructionRequest.Fit(Round, instruction.Parameters, instruction.Config, instruction.Auxiliary);

    protected override IEnumerable<Contribution> TakeAnswers(IReadOnlyList<Reply> replies)
    {
        try
        {
            var faults = Fold(replies);
            return [.. replies.Select((reply, i) => faults[i] is { } fault ? Refuse(reply, fault) : Accept(reply, AnswerOf(reply)))];
        }
        finally
        {
            foreach (var reply in replies)
            {
                Release(((InstructionOutcome.Fitted)reply.Outcome).Lease);
            }
        }
    }

    /// <summary>Folds updates in, and says why which of them were refused.</summary>
    private string?[] Fold(IReadOnlyList<Reply> replies)
    {
        var faults = new string?[replies.Count];
        var updates = new List<ClientUpdate>(replies.Count);
        var places = new List<int>(replies.Count);
        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] = WorkDone.FindFault(ResultOf(replies[i]).Metrics, Strategy.AcceptsPartialWork);
            if (faults[i] is null)
            {
                var asked = replies[i].Inquiry;
                updates.Add(new ClientUpdate(asked.Client, asked.Instruction, ResultOf(replies[i]), asked.Round));
                places.Add(i);
            }
        }

        var verdicts = updates.Count == 0 ? [] : _aggregation!.AddRange(updates);
        if (verdicts?.Count != updates.Count || verdicts.Contains(null!))
        {
            throw new InvalidOperationException(
                $"{_aggregation!.GetType().Name}.{nameof(IAggregation.AddRange)} gave {verdicts?.Count(verdict => verdict is not null) ?? 0} verdicts on {updates.Count} updates; it must be one on each.");
        }

        for (var i = 0; i < places.Count; i++)
        {
            faults[places[i]] = verdicts[i].Reason;
        }

        return faults;
    }

    private static FitResult ResultOf(Reply reply) => ((InstructionOutcome.Fitted)reply.Outcome).Result;

    private static ClientAnswer AnswerOf(Reply reply)
    {
        var result = ResultOf(reply);
        return new ClientAnswer(reply.Inquiry.Client.Id, result.ExampleCount, null, result.Metrics, reply.Duration)
        {
            AskedInRound = reply.Inquiry.Round,
            UpdateBytes = result.Parameters.ByteCount + (result.Auxiliary?.ByteCount ?? 0),
        };
    }

    private void Release(IUpdateLease lease)
    {
        if (_aggregation!.KeepsUpdates)
        {
            lease.Abandon();
        }
        else
        {
            lease.Dispose();
        }
    }
}
