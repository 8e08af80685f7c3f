using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Apply(default(Exp));

        /// <summary>e to the power of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor exp_() => ApplyInPlace(default(Exp));

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => Apply(default(Exp2));

        /// <summary>2 to the power of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor exp2_() => ApplyInPlace(default(Exp2));

        /// <summary>e to the power of each element, minus 1.</summary>
        public Tensor expm1() => Apply(default(ExpM1));

        /// <summary>e to the power of each element, minus 1, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor expm1_() => ApplyInPlace(default(ExpM1));

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => Apply(default(Log));

        /// <summary>The natural logarithm of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log_() => ApplyInPlace(default(Log));

        /// <summary>The logarithm to base 2 of each element.</summary>
        public Tensor log2() => Apply(default(Log2));

        /// <summary>The logarithm to base 2 of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log2_() => ApplyInPlace(default(Log2));

        /// <summary>The logarithm to base 10 of each element.</summary>
        public Tensor log10() => Apply(default(Log10));

        /// <summary>The logarithm to base 10 of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log10_() => ApplyInPlace(default(Log10));

        /// <summary>The natural logarithm of 1 plus each element.</summary>
        public Tensor log1p() => Apply(default(LogP1));

        /// <summary>The natural logarithm of 1 plus each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor log1p_() => ApplyInPlace(default(LogP1));

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => Apply(default(Sqrt));

        /// <summary>The square root of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sqrt_() => ApplyInPlace(default(Sqrt));

        /// <summary>1 divided by the square root of each element.</summary>
        public Tensor rsqrt() => Apply(default(Rsqrt));

        /// <summary>1 divided by the square root of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor rsqrt_() => ApplyInPlace(default(Rsqrt));

        /// <summary>1 divided by each element.</summary>
        public Tensor reciprocal() => Apply(default(Reciprocal));

        /// <summary>1 divided by each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor reciprocal_() => ApplyInPlace(default(Reciprocal));

        /// <summary>1 / (1 + e^-x) of each element x.</summary>
        public Tensor sigmoid() => Apply(default(Sigmoid));

        /// <summary>1 / (1 + e^-x) of each element x, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sigmoid_() => ApplyInPlace(default(Sigmoid));

        /// <summary>The error function of each element.</summary>
        public Tensor erf() => Apply(default(Erf));

        /// <summary>The error function of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor erf_() => ApplyInPlace(default(Erf));

        /// <summary>1 minus the error function of each element.</summary>
        public Tensor erfc() => Apply(default(Erfc));

        /// <summary>1 minus the error function of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor erfc_() => ApplyInPlace(default(Erfc));

        /// <summary>The square of each element.</summary>
        public Tensor square() => pow(2);

        private Tensor Apply<TFunction>(TFunction function)
            where TFunction : struct, IElementary => new(ElementaryFunctions.Apply(function, Impl));

        private Tensor ApplyInPlace<TFunction>(TFunction function)
            where TFunction : struct, IElementary =>
            ChangeInPlace(x => ElementaryFunctions.Apply(function, x));

        private Tensor ChangeInPlace(Func<TensorImpl, TensorImpl> operation, Tensor? other = null)
        {
            InPlace.Apply(Impl, operation, other?.Impl);
            return this;
        }
    }
}
