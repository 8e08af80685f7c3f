namespace Federation.Strategies;

/// <summary>Sends c to the clients that train, beside what the inner instructor says.</summary>
internal sealed class ScaffoldInstructor(IInstructor inner, ServerControlVariate variate) : IInstructor
{
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client)
    {
        var instruction = inner.InstructFit(context, client);
        return instruction with { Auxiliary = variate.For(instruction.Parameters.Manifest) };
    }

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => inner.InstructEvaluate(context, client);
}
