namespace Federation.TorchSharp;

/// <summary>
/// A module that draws random numbers from a generator of its own. A trainer seeds each such module of its model at the beginning of
/// each fit, by the seed, the client, the round and the module's place in the model, so that what a client computes depends neither on
/// what was computed before nor on clients that train at the same time.
/// </summary>
public interface ISeeded
{
    /// <summary>Starts the numbers of a seed.</summary>
    /// <param name="seed">The seed, at least 0.</param>
    void Seed(long seed);
}
