using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients train; their updates are folded in as they come.</summary>
internal sealed class FitPhase(IStrategy strategy, int round, TensorList model) : Phase(strategy, round, model)
{
    private readonly IAggregation _aggregation = strategy.Aggregator.Begin(new AggregationContext(round, model));

    public override RoundPhase Kind => RoundPhase.Fit;

    public override InstructionRequest MakeRequest(ClientInfo client)
    {
        var (parameters, config) = Strategy.Instructor.InstructFit(Round, client, Model);
        return new InstructionRequest.Fit(Round, parameters, config);
    }

    /// <summary>The next global model, or why there is none.</summary>
    public (TensorList? Model, string? Problem) Complete(IRoundRule rule)
    {
        var status = Status;
        var outcome = _aggregation.Complete();
        return outcome switch
        {
            _ when status.Asked == 0 => (null, "no client was selected"),
            _ when !rule.IsQuorum(status) => (null, $"too few results: {status.Succeeded} of {status.Asked} clients"),
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
            var verdict = _aggregation.Add(new ClientUpdate(client, result));
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
