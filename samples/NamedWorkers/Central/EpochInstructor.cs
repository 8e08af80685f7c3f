using Federation.Core;
using Federation.Strategies;
using NamedWorkers.Training;

namespace NamedWorkers.Central;

/// <summary>Tells each worker which of its batches come next.</summary>
internal sealed class EpochInstructor(EpochSchedule schedule, CentralSettings settings) : IInstructor
{
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) => new(
        context.GlobalModel,
        new RoundPlan
        {
            Epoch = schedule.Epoch,
            FirstBatch = schedule.FirstBatch,
            Batches = schedule.BatchesOf(client),
            BatchSize = settings.BatchSize,
            LearningRate = settings.LearningRate,
            Seed = settings.Seed,
        }.ToConfig());

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => new(context.GlobalModel, ScalarMap.Empty);
}
