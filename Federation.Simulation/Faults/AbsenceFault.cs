namespace Federation.Simulation;

/// <summary>A client is not always there.</summary>
internal sealed class AbsenceFault(Func<FaultContext, ClientPresence> find) : ClientFault
{
    public override ClientPresence FindPresence(FaultContext context) => find(context);
}
