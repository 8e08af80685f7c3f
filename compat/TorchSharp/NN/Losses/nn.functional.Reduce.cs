using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // Takes over the caller's count on the losses.
            private static Tensor Reduce(TensorImpl losses, Reduction reduction)
            {
                if (reduction == Reduction.None)
                {
                    return new Tensor(losses);
                }

                var result = reduction == Reduction.Sum
                    ? Reducing.Sum(losses, [], keep: false, type: null)
                    : Reducing.Mean(losses, [], keep: false, type: null);
                losses.Release();
                return new Tensor(result);
            }

            // The same of losses that are weighted first.
            private static Tensor Reduce(TensorImpl losses, Tensor? weight, Reduction reduction)
            {
                if (weight is null)
                {
                    return Reduce(losses, reduction);
                }

                var weighted = Arithmetic.Multiply(losses, weight.Impl);
                losses.Release();
                return Reduce(weighted, reduction);
            }
        }
    }
}
