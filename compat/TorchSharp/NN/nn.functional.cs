using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as functions.</summary>
        public static partial class functional
        {
            /// <summary>x times the transpose of the weight, plus the bias.</summary>
            /// <param name="input">The inputs, [*, in].</param>
            /// <param name="weights">The weight, [out, in] or [in].</param>
            /// <param name="bias">The bias, [out], or null.</param>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                if (weights.dim() == 1)
                {
                    using var scope = NewDisposeScope();
                    var product = input.matmul(weights);
                    return (bias is null ? product : product.add(bias)).MoveToOuterDisposeScope();
                }

                NativeError.Check(
                    weights.dim() == 2 && input.dim() > 0,
                    $"linear: expected a weight of two dimensions and an input of one or more, but got "
                    + $"{weights.dim()} and {input.dim()}");
                return new Tensor(Products.Linear(input.Impl, weights.Impl, bias?.Impl));
            }
        }
    }
}
