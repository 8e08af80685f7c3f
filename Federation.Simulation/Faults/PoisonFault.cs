namespace Federation.Simulation;

/// <summary>Poisons updates.</summary>
internal sealed class PoisonFault(Func<FaultContext, UpdateTampering> make) : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context)
    {
        var tampering = make(context);
        return conduct.Tampered((result, model) => result.Encoding.Length == 0
            ? tampering(result, model)
            : throw new InvalidOperationException(
                $"The update is encoded as \"{result.Encoding}\": {nameof(Poison)} goes into a model that is not. Let the clients compress nothing, or poison inside of them, before they do."));
    }
}
