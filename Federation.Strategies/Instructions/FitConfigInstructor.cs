using Federation.Core;

namespace Federation.Strategies;

/// <summary>Tells the clients that train what the inner instructor says, and some entries of the config besides.</summary>
/// <param name="inner">Makes the instructions.</param>
/// <param name="entries">The entries for one client; each overrides the inner instructor's of that name.</param>
internal sealed class FitConfigInstructor(
    IInstructor inner, Func<InstructionContext, ClientInfo, IEnumerable<(string Key, Scalar Value)>> entries) : IInstructor
{
    /// <summary>The same entries for all clients and rounds.</summary>
    public FitConfigInstructor(IInstructor inner, params (string Key, Scalar Value)[] entries)
        : this(inner, (_, _) => entries)
    {
    }

    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) =>
        entries(context, client).Aggregate(inner.InstructFit(context, client), (instruction, entry) => instruction.With(entry.Key, entry.Value));

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => inner.InstructEvaluate(context, client);
}
