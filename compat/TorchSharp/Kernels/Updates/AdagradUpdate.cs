using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Adagrad; the first state is the sum of squared gradients.</summary>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="Epsilon">Added to the divisor.</param>
/// <param name="WeightDecay">The factor of the parameter that is added to its gradient.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AdagradUpdate(double LearningRate, double Epsilon, double WeightDecay) : IUpdate
{
    public void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.Apply(new Rule<T>(this));

    private readonly unsafe struct Rule<T>(AdagradUpdate update) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _step = T.CreateTruncating(-update.LearningRate);
        private readonly T _epsilon = T.CreateTruncating(update.Epsilon);
        private readonly T _decay = T.CreateTruncating(update.WeightDecay);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Next(
            Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third)
        {
            var g = _decay == T.Zero ? grad : grad + (parameter * _decay);
            var sum = Vector256.Load(first) + (g * g);
            sum.Store(first);
            return parameter + (g * _step / (Vector256.Sqrt(sum) + Vector256.Create(_epsilon)));
        }
    }
}
