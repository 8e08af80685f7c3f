using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Reddi et al. 2021, algorithm 2: m = β₁m + (1 - β₁)Δ, v as the accumulator says, x = x + ηm / (√v + τ), with Δ the mean less x.
/// v begins at τ², the least that the paper allows; as in the paper, neither moment is corrected for its beginning.
/// </summary>
/// <typeparam name="TAccumulator">What becomes of v.</typeparam>
internal sealed class AdaptiveOptimizer<TAccumulator>(double learningRate, double beta1, double tau, TAccumulator accumulator) : ServerOptimizer
    where TAccumulator : struct, IAccumulator
{
    public override IReadOnlyList<double> InitialState { get; } = [0, tau * tau];

    public override void Step(
        TensorList mean, TensorList model, IReadOnlyList<TensorBuffer> state, TensorBuffer next, IReadOnlyList<TensorBuffer> nextState) =>
        TensorListMath.Map(
            new Operation(learningRate, beta1, tau, accumulator),
            [mean, state[0].Tensors, state[1].Tensors, model],
            [next, nextState[0], nextState[1]]);

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Operation(double learningRate, double beta1, double tau, TAccumulator accumulator) : IElementwise
    {
        public static int InputCount => 4;

        public static int OutputCount => 3;

        // Comes with the mean, m, v and x; leaves the next x, m and v.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
        {
            var delta = a - d;
            b = (b * beta1) + (delta * (1 - beta1));
            c = accumulator.Next(c, delta * delta);
            a = d + (b * learningRate / (Vector256.Sqrt(c) + Vector256.Create(tau)));
        }
    }
}
