using Federation.Core;

namespace Federation.Strategies;

/// <summary>Sends c to the clients that train, and which of their changes are in it, beside what the inner instructor says.</summary>
internal sealed class ScaffoldInstructor(IInstructor inner, ServerControlVariate variate) : IInstructor
{
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client)
    {
        var instruction = inner.InstructFit(context, client);
        var c = variate.For(instruction.Parameters.Manifest);
        return instruction.With(FitConfigKeys.ControlVariateRound, variate.LastRoundOf(client.Id)) with { Auxiliary = c };
    }

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => inner.InstructEvaluate(context, client);
}
