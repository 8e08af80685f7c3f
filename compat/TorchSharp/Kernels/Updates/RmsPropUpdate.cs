using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// RMSprop. The states are the running mean of squared gradients, the momentum buffer and the running mean of
/// gradients.
/// </summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Alpha">How much of the running means is kept.</param>
/// <param name="Epsilon">Added to the divisor.</param>
/// <param name="WeightDecay">The factor of the parameter that is added to its gradient.</param>
/// <param name="Momentum">How much of the buffer is kept; without a buffer if 0.</param>
/// <param name="Centered">Whether to divide by the deviation and not by the root of the mean square.</param>
/// <param name="Maximize">Whether to climb.</param>
internal readonly record struct RmsPropUpdate(
    double LearningRate,
    double Alpha,
    double Epsilon,
    double WeightDecay,
    double Momentum,
    bool Centered,
    bool Maximize) : IUpdate
{
    public void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.Apply(new Rule<T>(this));

    private readonly unsafe struct Rule<T>(RmsPropUpdate update) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _step = T.CreateTruncating(-update.LearningRate);
        private readonly T _keep = T.CreateTruncating(update.Alpha);
        private readonly T _take = T.CreateTruncating(1 - update.Alpha);
        private readonly T _epsilon = T.CreateTruncating(update.Epsilon);
        private readonly T _decay = T.CreateTruncating(update.WeightDecay);
        private readonly T _momentum = T.CreateTruncating(update.Momentum);
        private readonly bool _centered = update.Centered;
        private readonly bool _maximize = update.Maximize;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Next(
            Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third)
        {
            var g = _maximize ? -grad : grad;
            g = _decay == T.Zero ? g : g + (parameter * _decay);
            var square = (Vector256.Load(first) * _keep) + (g * g * _take);
            square.Store(first);
            if (_centered)
            {
                var mean = (Vector256.Load(third) * _keep) + (g * _take);
                mean.Store(third);
                square -= mean * mean;
            }

            var divisor = Vector256.Sqrt(square) + Vector256.Create(_epsilon);
            if (_momentum == T.Zero)
            {
                return parameter + (g * _step / divisor);
            }

            var buffer = (Vector256.Load(second) * _momentum) + (g / divisor);
            buffer.Store(second);
            return parameter + (buffer * _step);
        }
    }
}
