namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum, broadcast.</summary>
        /// <param name="left">One tensor.</param>
        /// <param name="right">The other tensor.</param>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The tensor.</param>
        /// <param name="right">The number.</param>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The number.</param>
        /// <param name="right">The tensor.</param>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>The difference, broadcast.</summary>
        /// <param name="left">The tensor to subtract from.</param>
        /// <param name="right">The tensor to subtract.</param>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>The difference from a number.</summary>
        /// <param name="left">The tensor to subtract from.</param>
        /// <param name="right">The number to subtract.</param>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>The difference of a number and a tensor.</summary>
        /// <param name="left">The number to subtract from.</param>
        /// <param name="right">The tensor to subtract.</param>
        public static Tensor operator -(Scalar left, Tensor right)
        {
            using var negative = right.neg();
            return negative.add(left);
        }

        /// <summary>The negative.</summary>
        /// <param name="tensor">The tensor.</param>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>The product, element by element, broadcast.</summary>
        /// <param name="left">One tensor.</param>
        /// <param name="right">The other tensor.</param>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>The product with a number.</summary>
        /// <param name="left">The tensor.</param>
        /// <param name="right">The number.</param>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>The product with a number.</summary>
        /// <param name="left">The number.</param>
        /// <param name="right">The tensor.</param>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>The quotient, element by element, broadcast.</summary>
        /// <param name="left">The dividend.</param>
        /// <param name="right">The divisor.</param>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>The quotient with a number.</summary>
        /// <param name="left">The dividend.</param>
        /// <param name="right">The divisor.</param>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>Whether each element equals its counterpart.</summary>
        /// <param name="left">One tensor.</param>
        /// <param name="right">The other tensor.</param>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        /// <summary>Whether each element differs from its counterpart.</summary>
        /// <param name="left">One tensor.</param>
        /// <param name="right">The other tensor.</param>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        /// <summary>Whether another object is this tensor, or one of equal shape and elements.</summary>
        /// <param name="obj">The other object.</param>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Whether another tensor has equal shape and elements.</summary>
        /// <param name="target">The other tensor.</param>
        public bool Equals(Tensor target) =>
            ReferenceEquals(this, target) || Internal.CompareOps.Equal(Impl, target.Impl);

        /// <summary>A hash of the handle, not of the elements.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
