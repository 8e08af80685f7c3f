using CifarSample.Model;
using Federation.Core;
using Federation.Strategies;

namespace CifarSample.Server;

/// <summary>Tells every client the plan, besides what the strategy says.</summary>
internal sealed class PlanInstructor(IInstructor strategy, TrainingPlan plan) : IInstructor
{
    private readonly ScalarMap _plan = plan.ToConfig();

    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) => WithPlan(strategy.InstructFit(context, client));

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => WithPlan(strategy.InstructEvaluate(context, client));

    private ClientInstruction WithPlan(ClientInstruction instruction) => instruction with
    {
        Config = instruction.Config.Aggregate(_plan, (config, entry) => config.With(entry.Key, entry.Value)),
    };
}
