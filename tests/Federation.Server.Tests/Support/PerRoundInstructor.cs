using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Tells all clients of a round the same, with an auxiliary list or another model where the test says so.</summary>
internal sealed class PerRoundInstructor(Func<int, TensorList?> auxiliary, Func<int, TensorList>? model = null) : IInstructor
{
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) =>
        new(model?.Invoke(context.Round) ?? context.GlobalModel, ScalarMap.Empty) { Auxiliary = auxiliary(context.Round) };

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => new(context.GlobalModel, ScalarMap.Empty);
}
