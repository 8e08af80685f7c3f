using Federation.Core;

namespace Federation.Simulation;

/// <summary>
/// Poisoned updates, for <see cref="SimulationOptions.Faults"/>: what a hostile or broken client sends in place of what it has trained.
/// Only the floating-point tensors of the model are poisoned; metrics and what travels beside the model stay as they are.
/// </summary>
/// <remarks>
/// Poison is put into a model and not into an encoded one: where clients compress their updates, the run ends with an error that says
/// what to do.
/// </remarks>
/// <example><code>
/// Faults = [Poison.SignFlip(scale: 5).ForFraction(0.2)]
/// </code></example>
public static class Poison
{
    /// <summary>The client steps the other way: the model less so many times its change.</summary>
    /// <param name="scale">How many times, finite, more than 0; 1 unless said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of range.</exception>
    public static ClientFault SignFlip(double scale = 1)
    {
        FaultRange.Positive(scale);
        return Scale(-scale);
    }

    /// <summary>The client's change is so many times as large, as in model replacement (Bagdasaryan et al. 2020).</summary>
    /// <param name="factor">How many times; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    public static ClientFault Scale(double factor)
    {
        FaultRange.Finite(factor);
        return new PoisonFault(_ => (result, model) => result.Parameters.Manifest.DescribeDifference(model.Manifest) is null
            ? result with
            {
                Parameters = TensorListMath.Add(
                    result.Parameters, TensorListMath.Subtract(result.Parameters, model, maxThreads: 1), factor - 1, maxThreads: 1),
            }
            : result);
    }

    /// <summary>Normal noise is added to what the client has trained.</summary>
    /// <param name="stddev">The noise's standard deviation in each element, finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is out of range.</exception>
    public static ClientFault Noise(double stddev)
    {
        FaultRange.NotNegative(stddev);
        return new PoisonFault(context =>
        {
            var noise = NoiseOf(context);
            return (result, _) => result with { Parameters = noise.AddTo(result.Parameters, stddev) };
        });
    }

    /// <summary>The client has not trained at all: it sends the model that it was given with normal noise, and claims its examples.</summary>
    /// <param name="stddev">The noise's standard deviation in each element, finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is out of range.</exception>
    public static ClientFault Random(double stddev)
    {
        FaultRange.NotNegative(stddev);
        return new PoisonFault(context =>
        {
            var noise = NoiseOf(context);
            return (result, model) => result with { Parameters = noise.AddTo(model, stddev) };
        });
    }

    /// <summary>Every number is 0.</summary>
    public static ClientFault Zeros() => Times(0);

    /// <summary>Every number is NaN.</summary>
    public static ClientFault NaN() => Times(double.NaN);

    /// <summary>Every tensor has a dimension of size 1 too many.</summary>
    public static ClientFault WrongShapes() => new PoisonFault(_ => (result, _) =>
        result with { Parameters = new TensorList(result.Parameters.Select(tensor => tensor.Reshape([1, .. tensor.Shape]))) });

    /// <summary>The client claims another number of examples.</summary>
    /// <param name="count">Any number, absurd ones too.</param>
    public static ClientFault ExampleCount(long count) => new PoisonFault(_ => (result, _) => result with { ExampleCount = count });

    private static PoisonFault Times(double factor) => new(_ => (result, _) =>
        result with { Parameters = TensorListMath.Scale(result.Parameters, factor, maxThreads: 1) });

    private static GaussianNoise NoiseOf(FaultContext context) => new(context.Random.NextInt64()) { MaxThreads = 1 };
}
