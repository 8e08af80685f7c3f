using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum with a multiple of the product of two tensors.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        /// <param name="value">The factor.</param>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var part = tensor1.mul(tensor2);
            return add(part, value);
        }

        /// <summary>The sum with a multiple of the product of two tensors, in place.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        /// <param name="value">The factor.</param>
        /// <returns>This tensor.</returns>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var part = tensor1.mul(tensor2);
            return add_(part, value);
        }

        /// <summary>The sum with a multiple of the quotient of two tensors.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        /// <param name="value">The factor.</param>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var part = tensor1.div(tensor2);
            return add(part, value);
        }

        /// <summary>The sum with the quotient of two tensors.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        /// <summary>The sum with a multiple of the quotient of two tensors, in place.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        /// <param name="value">The factor.</param>
        /// <returns>This tensor.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var part = tensor1.div(tensor2);
            return add_(part, value);
        }

        /// <summary>The sum with the quotient of two tensors, in place.</summary>
        /// <param name="tensor1">The first factor.</param>
        /// <param name="tensor2">The second factor, or the divisor.</param>
        /// <returns>This tensor.</returns>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);

        /// <summary>The point between this tensor and another that a weight says.</summary>
        /// <param name="end">Where weight 1 leads.</param>
        /// <param name="weight">The weight.</param>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            using var way = end.sub(this);
            using var part = way.mul(weight);
            return add(part);
        }

        /// <summary>The point between this tensor and another that a weight says, in place.</summary>
        /// <param name="end">Where weight 1 leads.</param>
        /// <param name="weight">The weight.</param>
        /// <returns>This tensor.</returns>
        public Tensor lerp_(Tensor end, Tensor weight)
        {
            using var way = end.sub(this);
            using var part = way.mul(weight);
            return add_(part);
        }

        /// <summary>Each element with NaN and infinities replaced.</summary>
        /// <param name="nan">What replaces NaN.</param>
        /// <param name="posinf">What replaces infinity; the greatest number if null.</param>
        /// <param name="neginf">What replaces minus infinity; the least number if null.</param>
        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null)
        {
            if (!is_floating_point())
            {
                return clone();
            }

            using var scope = NewDisposeScope();
            var (least, greatest) = DTypes.Range(dtype);
            return masked_fill(isnan(), nan)
                .masked_fill(isposinf(), posinf ?? greatest)
                .masked_fill(isneginf(), neginf ?? least)
                .MoveToOuterDisposeScope();
        }
    }
}
