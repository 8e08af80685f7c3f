using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Clients measure the new model.</summary>
internal class EvaluatePhase(IStrategy strategy, int round, TensorList model) : Phase(strategy, round, model)
{
    public override RoundPhase Kind => RoundPhase.Evaluate;

    /// <summary>The clients' mean loss by example count; null if there were not enough answers.</summary>
    public double? MeanLoss(IRoundRule rule)
    {
        var answers = Answers;
        if (answers.Count == 0 || !rule.IsQuorum(Status))
        {
            return null;
        }

        var examples = answers.Sum(answer => (double)answer.ExampleCount);
        return answers.Sum(answer => answer.Loss!.Value * answer.ExampleCount) / examples;
    }

    protected override ClientInstruction Instruct(InstructionContext context, ClientInfo client) =>
        Strategy.Instructor.InstructEvaluate(context, client);

    protected override InstructionRequest MakeRequest(ClientInstruction instruction) =>
        new InstructionRequest.Evaluate(Round, instruction.Parameters, instruction.Config);

    protected override IEnumerable<Contribution> TakeAnswers(IReadOnlyList<Reply> replies)
    {
        foreach (var reply in replies)
        {
            var result = ((InstructionOutcome.Evaluated)reply.Outcome).Result;
            yield return FindFault(result) is { } fault
                ? Refuse(reply, fault)
                : Accept(reply, new ClientAnswer(reply.Inquiry.Client.Id, result.ExampleCount, result.Loss, result.Metrics, reply.Duration)
                {
                    AskedInRound = reply.Inquiry.Round,
                });
        }
    }

    private static string? FindFault(EvaluateResult result)
    {
        if (result.ExampleCount < 1)
        {
            return $"the example count is {result.ExampleCount}; at least 1 is needed";
        }

        return double.IsFinite(result.Loss) ? null : $"the loss is {result.Loss}";
    }
}
