using Federation.Strategies;

namespace Federation.Simulation;

/// <summary>A fault where a condition is met.</summary>
internal sealed class SelectedFault(ClientFault inner, Func<FaultContext, bool> condition) : ClientFault
{
    /// <summary>Says what of the condition does not fit the clients of a run, if anything.</summary>
    public Func<IReadOnlyList<(int Number, ClientInfo Info)>, string?>? Check { get; init; }

    public override ClientConduct Apply(ClientConduct conduct, FaultContext context) =>
        condition(context) ? inner.Apply(conduct, context) : conduct;

    public override ClientPresence FindPresence(FaultContext context) =>
        condition(context) ? inner.FindPresence(context) : ClientPresence.There();

    internal override IEnumerable<string> FindFaults(IReadOnlyList<(int Number, ClientInfo Info)> clients) =>
        Check?.Invoke(clients) is { } fault ? [fault, .. inner.FindFaults(clients)] : inner.FindFaults(clients);
}
