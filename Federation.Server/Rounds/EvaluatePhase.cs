using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients measure the new model.</summary>
internal sealed class EvaluatePhase(IStrategy strategy, int round, TensorList model) : Phase(strategy, round, model)
{
    public override RoundPhase Kind => RoundPhase.Evaluate;

    public override InstructionRequest MakeRequest(InstructionContext context, ClientInfo client)
    {
        var (parameters, config) = Strategy.Instructor.InstructEvaluate(context, client);
        return new InstructionRequest.Evaluate(Round, parameters, config);
    }

    /// <summary>The clients' mean loss by example count; null if there were not enough answers.</summary>
    public double? MeanLoss(IRoundRule rule)
    {
        if (Answers.Count == 0 || !rule.IsQuorum(Status))
        {
            return null;
        }

        var examples = Answers.Sum(answer => (double)answer.ExampleCount);
        return Answers.Sum(answer => answer.Loss!.Value * answer.ExampleCount) / examples;
    }

    protected override (ClientAnswer? Answer, string? Refusal) TakeAnswer(ClientInfo client, InstructionOutcome outcome, TimeSpan duration)
    {
        var result = ((InstructionOutcome.Evaluated)outcome).Result;
        if (result.ExampleCount < 1)
        {
            return (null, $"the example count is {result.ExampleCount}; at least 1 is needed");
        }

        return double.IsFinite(result.Loss)
            ? (new ClientAnswer(client.Id, result.ExampleCount, result.Loss, result.Metrics, duration), null)
            : (null, $"the loss is {result.Loss}");
    }
}
