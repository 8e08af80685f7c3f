using Federation.Core;

namespace Federation.Strategies;

/// <summary>What one client is told. Immutable: what is told to one client cannot leak to another.</summary>
/// <param name="Parameters">The model to train or to evaluate.</param>
/// <param name="Config">What else the client is told, such as the number of local epochs.</param>
public sealed record ClientInstruction(TensorList Parameters, ScalarMap Config)
{
    /// <summary>
    /// A second list of tensors that travels beside the model, such as SCAFFOLD's control variate. Null, unless said otherwise, for
    /// none. Only for fit.
    /// </summary>
    public TensorList? Auxiliary { get; init; }

    /// <summary>The same instruction with one more entry in its config, or another value of it.</summary>
    /// <param name="key">The entry's name.</param>
    /// <param name="value">Its value.</param>
    public ClientInstruction With(string key, Scalar value) => this with { Config = Config.With(key, value) };
}
