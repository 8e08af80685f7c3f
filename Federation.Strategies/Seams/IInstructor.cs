using Federation.Core;

namespace Federation.Strategies;

/// <summary>What each client is told. Instructions are immutable, so what one client is told cannot leak to another.</summary>
public interface IInstructor
{
    /// <summary>
    /// What to ask of one client that trains. Returning the given model itself lets the server encode it once for all.
    /// </summary>
    ClientInstruction InstructFit(int round, ClientInfo client, TensorList globalModel);

    /// <summary>What to ask of one client that evaluates.</summary>
    ClientInstruction InstructEvaluate(int round, ClientInfo client, TensorList globalModel);
}
