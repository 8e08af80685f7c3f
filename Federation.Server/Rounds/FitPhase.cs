using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients train; their updates are folded in as they come.</summary>
internal sealed class FitPhase(IStrategy strategy, int round, TensorList model) : Phase(strategy, round, model)
{
    private readonly IAggregation _aggregation = strategy.Aggregator.Begin(new AggregationContext(round, model));

    private readonly Dictionary<string, ClientInstruction> _instructions = new(StringComparer.Ordinal);

    public override RoundPhase Kind => RoundPhase.Fit;

    public override InstructionRequest MakeRequest(InstructionContext context, ClientInfo client)
    {
        var instruction = Strategy.Instructor.InstructFit(context, client);
        _instructions[client.Id] = instruction;
        return new InstructionRequest.Fit(Round, instruction.Parameters, instruction.Config, instruction.Auxiliary);
    }

    /// <summary>The next global model, or why there is none.</summary>
    public (TensorList? Model, string? Problem) Complete(IRoundRule rule)
    {
        var status = Status;
        if (status.Asked == 0)
        {
            return (null, "no client was selected");
        }

        if (!rule.IsQuorum(status))
        {
            return (null, $"too few results: {status.Succeeded} of {status.Asked} clients");
        }

        var outcome = _aggregation.Complete();
        return outcome switch
        {
            AggregationOutcome.Aggregated aggregated => (aggregated.Model, null),
            AggregationOutcome.TooFew tooFew => (null, $"too few updates: {tooFew.Accepted} where {tooFew.Required} are needed"),
            AggregationOutcome.Rejected rejected => (null, rejected.Reason),
            _ => throw new InvalidOperationException($"The aggregation ended with an unknown outcome: {outcome}."),
        };
    }

    protected override (ClientAnswer? Answer, string? Refusal) TakeAnswer(ClientInfo client, InstructionOutcome outcome, TimeSpan duration)
    {
        var (result, lease) = (InstructionOutcome.Fitted)outcome;
        try
        {
            var verdict = _aggregation.Add(new ClientUpdate(client, _instructions[client.Id], result, Round));
            return verdict.IsAccepted
                ? (new ClientAnswer(client.Id, result.ExampleCount, null, result.Metrics, duration), null)
                : (null, verdict.Reason);
        }
        finally
        {
            if (_aggregation.KeepsUpdates)
            {
                lease.Abandon();
            }
            else
            {
                lease.Dispose();
            }
        }
    }
}
