using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients measure the present model, so that the strategy can choose among them.</summary>
internal sealed class ProbePhase(IStrategy strategy, int round, TensorList model) : EvaluatePhase(strategy, round, model)
{
    public override RoundPhase Kind => RoundPhase.Probe;

    /// <summary>What the clients measured, by their ids.</summary>
    public IReadOnlyDictionary<string, EvaluateResult> Results => Answers.ToDictionary(
        answer => answer.ClientId,
        answer => new EvaluateResult(answer.Loss!.Value, answer.ExampleCount, answer.Metrics),
        StringComparer.Ordinal);

    // The present model whatever else the client would evaluate: those who train it next need not be sent it again.
    protected override ClientInstruction Instruct(InstructionContext context, ClientInfo client) =>
        base.Instruct(context, client) with { Parameters = context.GlobalModel };
}
