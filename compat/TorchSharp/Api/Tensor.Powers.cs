using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element to the power of its counterpart, broadcast.</summary>
        /// <param name="exponent">The exponent.</param>
        public Tensor pow(Tensor exponent) => Combine(default(RaiseTo), exponent);

        /// <summary>Each element to the power of its counterpart, in place.</summary>
        /// <param name="exponent">The exponent.</param>
        /// <returns>This tensor.</returns>
        public Tensor pow_(Tensor exponent) => CombineInPlace(default(RaiseTo), exponent);

        /// <summary>Each element to a power.</summary>
        /// <param name="exponent">The exponent.</param>
        public Tensor pow(Scalar exponent) => new(Power(Impl, exponent));

        /// <summary>Each element to a power, in place.</summary>
        /// <param name="exponent">The exponent.</param>
        /// <returns>This tensor.</returns>
        public Tensor pow_(Scalar exponent) => ChangeInPlace(x => Power(x, exponent));

        /// <summary>Each element to the power of its counterpart, in double precision.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor float_power(Tensor target)
        {
            using var scope = NewDisposeScope();
            return to_type(ScalarType.Float64).pow(target.to_type(ScalarType.Float64)).MoveToOuterDisposeScope();
        }

        /// <summary>The angle of the point whose y coordinate is this element and whose x coordinate is the other.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor atan2(Tensor other) => Combine(default(Atan2), other);

        /// <summary>The angle of the point whose y coordinate is this element and whose x coordinate is the other, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor atan2_(Tensor other) => CombineInPlace(default(Atan2), other);

        /// <summary>The same as <c>atan2</c>.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor arctan2(Tensor other) => atan2(other);

        /// <summary>The same as <c>atan2_</c>.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor arctan2_(Tensor other) => atan2_(other);

        /// <summary>The length of the hypotenuse.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor hypot(Tensor other) => Combine(default(Hypot), other);

        /// <summary>The magnitudes with the signs of another tensor.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor copysign(Tensor other) => Combine(default(CopySign), other);

        /// <summary>The logarithm of the sum of the exponentials.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor logaddexp(Tensor other) => Combine(default(LogAddExp), other);

        /// <summary>The logarithm to base 2 of the sum of the powers of 2.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor logaddexp2(Tensor other) => Combine(default(LogAddExp2), other);

        /// <summary>This tensor times the logarithm of the other; zero where this is.</summary>
        /// <param name="y">The argument of the logarithm.</param>
        public Tensor xlogy(Tensor y) => Combine(default(XLogY), y);

        /// <summary>This tensor times the logarithm of the other; zero where this is; in place.</summary>
        /// <param name="y">The argument of the logarithm.</param>
        /// <returns>This tensor.</returns>
        public Tensor xlogy_(Tensor y) => CombineInPlace(default(XLogY), y);

        /// <summary>This tensor times the logarithm of the other; zero where this is.</summary>
        /// <param name="y">The argument of the logarithm.</param>
        public Tensor xlogy(Scalar y) => Combine(default(XLogY), y);

        /// <summary>This tensor times the logarithm of the other; zero where this is; in place.</summary>
        /// <param name="y">The argument of the logarithm.</param>
        /// <returns>This tensor.</returns>
        public Tensor xlogy_(Scalar y) => CombineInPlace(default(XLogY), y);

        private Tensor Combine<TFunction>(TFunction function, Tensor other)
            where TFunction : struct, IBinaryFunction => new(BinaryFunctions.Apply(function, Impl, other.Impl));

        private Tensor Combine<TFunction>(TFunction function, Scalar other)
            where TFunction : struct, IBinaryFunction =>
            With(other, (impl, number) => BinaryFunctions.Apply(function, impl, number));

        private Tensor CombineInPlace<TFunction>(TFunction function, Tensor other)
            where TFunction : struct, IBinaryFunction =>
            ChangeInPlace(x => BinaryFunctions.Apply(function, x, other.Impl), other);

        private Tensor CombineInPlace<TFunction>(TFunction function, Scalar other)
            where TFunction : struct, IBinaryFunction =>
            WithInPlace(
                other, (impl, number) => InPlace.Apply(impl, x => BinaryFunctions.Apply(function, x, number)));

        private static TensorImpl Power(TensorImpl source, Number exponent)
        {
            if (DTypes.IsFloating(source.DType) || exponent.Type == ScalarType.Float64)
            {
                return ElementaryFunctions.Apply(new Power(exponent.ToDouble()), source);
            }

            NativeError.Check(exponent.ToInt64() >= 0, "Integers to negative integer powers are not allowed.");
            var number = FillOps.Number(exponent, DTypes.Result(source.DType, exponent.Type));
            var result = BinaryFunctions.Apply(default(RaiseTo), source, number);
            number.Release();
            return result;
        }
    }
}
