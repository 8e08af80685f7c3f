using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The quotient, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Quotient(target, rounding_mode);

        /// <summary>The same as <c>div</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            div(target, rounding_mode);

        /// <summary>Divides, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        /// <returns>This tensor.</returns>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            QuotientInPlace(target, rounding_mode);

        /// <summary>The same as <c>div_</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        /// <returns>This tensor.</returns>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            div_(target, rounding_mode);

        /// <summary>The quotient, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Quotient(target, rounding_mode);

        /// <summary>The same as <c>div</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            div(target, rounding_mode);

        /// <summary>Divides, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        /// <returns>This tensor.</returns>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            QuotientInPlace(target, rounding_mode);

        /// <summary>The same as <c>div_</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rounding_mode">How to round the quotient.</param>
        /// <returns>This tensor.</returns>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            div_(target, rounding_mode);

        /// <summary>The quotient rounded down.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor floor_divide(Tensor other) => Divide(default(FloorDivide), other);

        /// <summary>The quotient rounded down, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor floor_divide_(Tensor other) => DivideInPlace(default(FloorDivide), other);

        /// <summary>The quotient rounded down.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor floor_divide(Scalar other) => Divide(default(FloorDivide), other);

        /// <summary>The quotient rounded down, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor floor_divide_(Scalar other) => DivideInPlace(default(FloorDivide), other);

        /// <summary>The remainder with the sign of the dividend.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor fmod(Tensor target) => Divide(default(TruncatedRemainder), target);

        /// <summary>The remainder with the sign of the dividend, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor fmod_(Tensor target) => DivideInPlace(default(TruncatedRemainder), target);

        /// <summary>The remainder with the sign of the dividend.</summary>
        /// <param name="scalar">The number.</param>
        public Tensor fmod(Scalar scalar) => Divide(default(TruncatedRemainder), scalar);

        /// <summary>The remainder with the sign of the dividend, in place.</summary>
        /// <param name="scalar">The number.</param>
        /// <returns>This tensor.</returns>
        public Tensor fmod_(Scalar scalar) => DivideInPlace(default(TruncatedRemainder), scalar);

        /// <summary>The remainder with the sign of the divisor.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor remainder(Tensor target) => Divide(default(Remainder), target);

        /// <summary>The remainder with the sign of the divisor, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor remainder_(Tensor target) => DivideInPlace(default(Remainder), target);

        /// <summary>The remainder with the sign of the divisor.</summary>
        /// <param name="scalar">The number.</param>
        public Tensor remainder(Scalar scalar) => Divide(default(Remainder), scalar);

        /// <summary>The remainder with the sign of the divisor, in place.</summary>
        /// <param name="scalar">The number.</param>
        /// <returns>This tensor.</returns>
        public Tensor remainder_(Scalar scalar) => DivideInPlace(default(Remainder), scalar);

        private Tensor Quotient(Tensor target, RoundingMode mode) => new(Quotient(Impl, target.Impl, mode));

        private Tensor Quotient(Scalar target, RoundingMode mode) => 
            With(target, (impl, number) => Quotient(impl, number, mode));

        private Tensor QuotientInPlace(Tensor target, RoundingMode mode)
        {
            if (mode != RoundingMode.None)
            {
                return ChangeInPlace(x => Quotient(x, target.Impl, mode), target);
            }

            Arithmetic.DivideInPlace(Impl, target.Impl);
            return this;
        }

        private Tensor QuotientInPlace(Scalar target, RoundingMode mode) => mode == RoundingMode.None
            ? WithInPlace(target, static (impl, number) => Arithmetic.DivideInPlace(impl, number))
            : WithInPlace(target, (impl, number) => InPlace.Apply(impl, x => Quotient(x, number, mode)));

        private static TensorImpl Quotient(TensorImpl a, TensorImpl b, RoundingMode mode) => mode switch
        {
            RoundingMode.None => Arithmetic.Divide(a, b),
            RoundingMode.floor => BinaryFunctions.Divide(default(FloorDivide), a, b),
            _ => BinaryFunctions.Divide(default(TruncateDivide), a, b),
        };

        private Tensor Divide<TFunction>(TFunction function, Tensor other)
            where TFunction : struct, IBinaryFunction => new(BinaryFunctions.Divide(function, Impl, other.Impl));

        private Tensor Divide<TFunction>(TFunction function, Scalar other)
            where TFunction : struct, IBinaryFunction =>
            With(other, (impl, number) => BinaryFunctions.Divide(function, impl, number));

        private Tensor DivideInPlace<TFunction>(TFunction function, Tensor other)
            where TFunction : struct, IBinaryFunction =>
            ChangeInPlace(x => BinaryFunctions.Divide(function, x, other.Impl), other);

        private Tensor DivideInPlace<TFunction>(TFunction function, Scalar other)
            where TFunction : struct, IBinaryFunction =>
            WithInPlace(
                other, (impl, number) => InPlace.Apply(impl, x => BinaryFunctions.Divide(function, x, number)));
    }
}
