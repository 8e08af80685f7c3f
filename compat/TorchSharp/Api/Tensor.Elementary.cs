using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The exponential of each element.</summary>
        public Tensor exp() => new(ElementaryFunctions.Apply(Elementary.Exp, Impl));

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => new(ElementaryFunctions.Apply(Elementary.Log, Impl));

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => new(ElementaryFunctions.Apply(Elementary.Sqrt, Impl));

        /// <summary>The absolute value of each element; of floating-point tensors.</summary>
        /// <exception cref="NotSupportedException">The elements are integers.</exception>
        public Tensor abs()
        {
            if (!is_floating_point())
            {
                throw NativeError.Unsupported($"'abs' for elements of type {dtype}");
            }

            return new Tensor(ElementaryFunctions.Apply(Elementary.Abs, Impl));
        }

        /// <summary>1 / (1 + exp(-x)) of each element.</summary>
        public Tensor sigmoid() => new(ElementaryFunctions.Apply(Elementary.Sigmoid, Impl));

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => new(ElementaryFunctions.Apply(Elementary.Tanh, Impl));

        /// <summary>The square of each element.</summary>
        public Tensor square() => mul(this);

        /// <summary>A power of each element; of floating-point tensors.</summary>
        /// <param name="exponent">The exponent.</param>
        /// <exception cref="NotSupportedException">The elements are integers.</exception>
        public Tensor pow(Scalar exponent)
        {
            if (!is_floating_point())
            {
                throw NativeError.Unsupported($"'pow' for elements of type {dtype}");
            }

            return exponent.ToDouble() == 2
                ? square()
                : new Tensor(ElementaryFunctions.Apply(Elementary.Power, Impl, exponent.ToDouble()));
        }

        /// <summary>The square root of the sum of squares of all elements.</summary>
        /// <param name="p">Which norm; 2 is supported.</param>
        /// <exception cref="NotSupportedException">Another norm is asked for.</exception>
        public Tensor norm(float p = 2.0f)
        {
            if (p != 2)
            {
                throw NativeError.Unsupported($"The norm of order {p}");
            }

            using var scope = NewDisposeScope();
            return square().sum().sqrt().MoveToOuterDisposeScope();
        }
    }
}
