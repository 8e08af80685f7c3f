using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum with another tensor, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor add(Tensor target) => new(Arithmetic.Add(Impl, target.Impl, 1));

        /// <summary>The sum with a multiple of another tensor, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        /// <param name="alpha">The factor.</param>
        public Tensor add(Tensor target, Scalar alpha) => new(Arithmetic.Add(Impl, target.Impl, alpha));

        /// <summary>The sum with a number.</summary>
        /// <param name="scalar">The number.</param>
        public Tensor add(Scalar scalar) => With(scalar, static (impl, number) => Arithmetic.Add(impl, number, 1));

        /// <summary>The sum with a multiple of a number.</summary>
        /// <param name="scalar">The number.</param>
        /// <param name="alpha">The factor.</param>
        public Tensor add(Scalar scalar, Scalar alpha) =>
            With(scalar, (impl, number) => Arithmetic.Add(impl, number, alpha));

        /// <summary>Adds another tensor, in place.</summary>
        /// <param name="target">The other tensor.</param>
        /// <returns>This tensor.</returns>
        public Tensor add_(Tensor target)
        {
            Arithmetic.AddInPlace(Impl, target.Impl, 1);
            return this;
        }

        /// <summary>Adds a multiple of another tensor, in place.</summary>
        /// <param name="target">The other tensor.</param>
        /// <param name="alpha">The factor.</param>
        /// <returns>This tensor.</returns>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            Arithmetic.AddInPlace(Impl, target.Impl, alpha);
            return this;
        }

        /// <summary>Adds a number, in place.</summary>
        /// <param name="scalar">The number.</param>
        /// <returns>This tensor.</returns>
        public Tensor add_(Scalar scalar) => WithInPlace(scalar, static (impl, number) => Arithmetic.AddInPlace(impl, number, 1));

        /// <summary>Adds a multiple of a number, in place.</summary>
        /// <param name="scalar">The number.</param>
        /// <param name="alpha">The factor.</param>
        /// <returns>This tensor.</returns>
        public Tensor add_(Scalar scalar, Scalar alpha) =>
            WithInPlace(scalar, (impl, number) => Arithmetic.AddInPlace(impl, number, alpha));

        /// <summary>The difference from another tensor, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor sub(Tensor target)
        {
            CheckSubtraction(Impl, target.Impl);
            return new Tensor(Arithmetic.Add(Impl, target.Impl, -1));
        }

        /// <summary>The difference from a number.</summary>
        /// <param name="scalar">The number.</param>
        public Tensor sub(Scalar scalar) => With(scalar, static (impl, number) => Arithmetic.Add(impl, number, -1));

        /// <summary>Subtracts another tensor, in place.</summary>
        /// <param name="target">The other tensor.</param>
        /// <returns>This tensor.</returns>
        public Tensor sub_(Tensor target)
        {
            CheckSubtraction(Impl, target.Impl);
            Arithmetic.AddInPlace(Impl, target.Impl, -1);
            return this;
        }

        /// <summary>Subtracts a number, in place.</summary>
        /// <param name="scalar">The number.</param>
        /// <returns>This tensor.</returns>
        public Tensor sub_(Scalar scalar) => WithInPlace(scalar, static (impl, number) => Arithmetic.AddInPlace(impl, number, -1));

        /// <summary>The product with another tensor, element by element, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor mul(Tensor target) => new(Arithmetic.Multiply(Impl, target.Impl));

        /// <summary>The product with a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor mul(Scalar target) => With(target, static (impl, number) => Arithmetic.Multiply(impl, number));

        /// <summary>The same as <c>mul</c>.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>The same as <c>mul</c>.</summary>
        /// <param name="target">The number.</param>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>Multiplies by another tensor, in place.</summary>
        /// <param name="target">The other tensor.</param>
        /// <returns>This tensor.</returns>
        public Tensor mul_(Tensor target)
        {
            Arithmetic.MultiplyInPlace(Impl, target.Impl);
            return this;
        }

        /// <summary>Multiplies by a number, in place.</summary>
        /// <param name="target">The number.</param>
        /// <returns>This tensor.</returns>
        public Tensor mul_(Scalar target) => WithInPlace(target, static (impl, number) => Arithmetic.MultiplyInPlace(impl, number));

        /// <summary>max(x, 0), element by element.</summary>
        public Tensor relu() => new(Arithmetic.Relu(Impl));

        /// <summary>max(x, 0), element by element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor relu_()
        {
            Arithmetic.ReluInPlace(Impl);
            return this;
        }

        /// <summary>The logarithm of the softmax along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="dtype">The type to convert to first; none if null.</param>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Softmax(dim, dtype, logarithm: true);

        /// <summary>The softmax along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="dtype">The type to convert to first; none if null.</param>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Softmax(dim, dtype, logarithm: false);

        private static void CheckSubtraction(TensorImpl a, TensorImpl b) => NativeError.Check(
            a.DType != ScalarType.Bool && b.DType != ScalarType.Bool,
            "Subtraction, the `-` operator, with a bool tensor is not supported.");

        private Tensor Softmax(long dim, ScalarType? type, bool logarithm)
        {
            var source = Viewing.To(Impl, type ?? Impl.DType, copy: false);
            var result = Layers.Softmax(source, dim, logarithm);
            source.Release();
            return new Tensor(result);
        }

        private Tensor With(Number scalar, Func<TensorImpl, TensorImpl, TensorImpl> operation)
        {
            var number = FillOps.Number(scalar, NumberType(scalar));
            var result = operation(Impl, number);
            number.Release();
            return new Tensor(result);
        }

        private Tensor WithInPlace(Number scalar, Action<TensorImpl, TensorImpl> operation)
        {
            var number = FillOps.Number(scalar, NumberType(scalar));
            operation(Impl, number);
            number.Release();
            return this;
        }

        // A number takes the tensor's type where that can hold it, and only then another of its own kind. Beside a
        // tensor of short floats it keeps its precision: it has no say in the type of the result all the same.
        private ScalarType NumberType(Number scalar)
        {
            var type = DTypes.Result(Impl.DType, scalar.Type == ScalarType.Float64 ? ScalarType.Float32 : scalar.Type);
            var isShort = type is ScalarType.Float16 or ScalarType.BFloat16;
            return isShort && Impl.Rank > 0 ? ScalarType.Float32 : type;
        }
    }
}
