namespace Federation.Strategies;

/// <summary>
/// What each client is told: one model and config for all, or another for each. Asked for every chosen client, in the order of their
/// ids, before the first is told anything.
/// </summary>
public interface IInstructor
{
    /// <summary>
    /// What to ask of one client that trains. Returning the context's model itself lets the server encode it once for all.
    /// </summary>
    ClientInstruction InstructFit(InstructionContext context, ClientInfo client);

    /// <summary>What to ask of one client that evaluates.</summary>
    ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client);
}
