using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>Gradient descent with momentum: m = βm + Δ, x = x + ηm, with Δ the mean less x.</summary>
internal sealed class MomentumOptimizer(double learningRate, double momentum) : ServerOptimizer
{
    public override IReadOnlyList<double> InitialState { get; } = [0];

    public override void Step(
        TensorList mean, TensorList model, IReadOnlyList<TensorBuffer> state, TensorBuffer next, IReadOnlyList<TensorBuffer> nextState) =>
        TensorListMath.Map(new Operation(learningRate, momentum), [mean, state[0].Tensors, model], [next, nextState[0]]);

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Operation(double learningRate, double momentum) : IElementwise
    {
        public static int InputCount => 3;

        public static int OutputCount => 2;

        // Comes with the mean, m and x; leaves the next x and m.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
        {
            b = (b * momentum) + (a - c);
            a = c + (b * learningRate);
        }
    }
}
