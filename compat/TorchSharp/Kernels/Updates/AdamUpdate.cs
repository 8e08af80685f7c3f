using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Adam and AdamW. The states are the running means of the gradient and of its square and, with AMSGrad, the greatest
/// of the latter so far.
/// </summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Beta1">How much of the mean of gradients is kept.</param>
/// <param name="Beta2">How much of the mean of squares is kept.</param>
/// <param name="Epsilon">Added to the divisor.</param>
/// <param name="WeightDecay">The weight decay.</param>
/// <param name="Decoupled">Whether decay shrinks the parameter (AdamW) or is added to the gradient (Adam).</param>
/// <param name="Amsgrad">Whether there is a third state.</param>
/// <param name="Maximize">Whether to climb.</param>
/// <param name="Step">The number of this step, from 1.</param>
internal readonly record struct AdamUpdate(
    double LearningRate,
    double Beta1,
    double Beta2,
    double Epsilon,
    double WeightDecay,
    bool Decoupled,
    bool Amsgrad,
    bool Maximize,
    long Step) : IUpdate
{
    public void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.Apply(new Rule<T>(this));

    private readonly unsafe struct Rule<T>(AdamUpdate update) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _keepMean = T.CreateTruncating(update.Beta1);
        private readonly T _takeMean = T.CreateTruncating(1 - update.Beta1);
        private readonly T _keepSquare = T.CreateTruncating(update.Beta2);
        private readonly T _takeSquare = T.CreateTruncating(1 - update.Beta2);
        private readonly T _epsilon = T.CreateTruncating(update.Epsilon);
        private readonly T _decay = T.CreateTruncating(update.Decoupled ? 0 : update.WeightDecay);

        private readonly T _shrink =
            T.CreateTruncating(1 - (update.Decoupled ? update.LearningRate * update.WeightDecay : 0));

        private readonly T _correction = T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(update.Beta2, update.Step)));

        private readonly T _scale =
            T.CreateTruncating(-update.LearningRate / (1 - Math.Pow(update.Beta1, update.Step)));

        private readonly bool _amsgrad = update.Amsgrad;
        private readonly bool _maximize = update.Maximize;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Next(
            Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third)
        {
            var g = _maximize ? -grad : grad;
            g = _decay == T.Zero ? g : g + (parameter * _decay);
            var mean = (Vector256.Load(first) * _keepMean) + (g * _takeMean);
            var square = (Vector256.Load(second) * _keepSquare) + (g * g * _takeSquare);
            mean.Store(first);
            square.Store(second);
            if (_amsgrad)
            {
                square = Vector256.Max(Vector256.Load(third), square);
                square.Store(third);
            }

            var divisor = (Vector256.Sqrt(square) * _correction) + Vector256.Create(_epsilon);
            return (parameter * _shrink) + (mean * _scale / divisor);
        }
    }
}
