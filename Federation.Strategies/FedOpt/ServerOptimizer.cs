using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Makes the next model of the present one and the mean of the updates, whose difference it takes for the negative of a gradient.
/// </summary>
internal abstract class ServerOptimizer
{
    /// <summary>What the elements of each list that is carried from round to round begin with.</summary>
    public abstract IReadOnlyList<double> InitialState { get; }

    /// <summary>Computes a step.</summary>
    /// <param name="mean">The mean of the updates.</param>
    /// <param name="model">The present model.</param>
    /// <param name="state">What is carried, as it is now.</param>
    /// <param name="next">Takes the next model; tensors without floating-point elements are the mean's.</param>
    /// <param name="nextState">Takes what is carried.</param>
    public abstract void Step(
        TensorList mean, TensorList model, IReadOnlyList<TensorBuffer> state, TensorBuffer next, IReadOnlyList<TensorBuffer> nextState);
}
