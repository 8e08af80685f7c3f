using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Stochastic gradient descent; the first state is the momentum buffer.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Momentum">How much of the buffer is kept.</param>
/// <param name="Taken">How much of the gradient goes into the buffer: all of it at the first step.</param>
/// <param name="WeightDecay">The factor of the parameter that is added to its gradient.</param>
/// <param name="Nesterov">Whether to look ahead.</param>
/// <param name="Maximize">Whether to climb.</param>
internal readonly record struct SgdUpdate(
    double LearningRate, double Momentum, double Taken, double WeightDecay, bool Nesterov, bool Maximize) : IUpdate
{
    public void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.Apply(new Rule<T>(this));

    private readonly unsafe struct Rule<T>(SgdUpdate update) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _step = T.CreateTruncating(-update.LearningRate);
        private readonly T _momentum = T.CreateTruncating(update.Momentum);
        private readonly T _taken = T.CreateTruncating(update.Taken);
        private readonly T _decay = T.CreateTruncating(update.WeightDecay);
        private readonly bool _nesterov = update.Nesterov;
        private readonly bool _maximize = update.Maximize;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Next(
            Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third)
        {
            var g = _maximize ? -grad : grad;
            g = _decay == T.Zero ? g : g + (parameter * _decay);
            if (_momentum != T.Zero)
            {
                var buffer = (Vector256.Load(first) * _momentum) + (g * _taken);
                buffer.Store(first);
                g = _nesterov ? g + (buffer * _momentum) : buffer;
            }

            return parameter + (g * _step);
        }
    }
}
