using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether each element equals its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor eq(Tensor target) => Compare(Comparison.Equal, target);

        /// <summary>Whether each element equals a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor eq(Scalar target) => Compare(Comparison.Equal, target);

        /// <summary>Whether each element differs from its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor ne(Tensor target) => Compare(Comparison.NotEqual, target);

        /// <summary>Whether each element differs from a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor ne(Scalar target) => Compare(Comparison.NotEqual, target);

        /// <summary>Whether each element is less than its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor lt(Tensor target) => Compare(Comparison.Less, target);

        /// <summary>Whether each element is less than a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor lt(Scalar target) => Compare(Comparison.Less, target);

        /// <summary>Whether each element is at most its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor le(Tensor target) => Compare(Comparison.LessOrEqual, target);

        /// <summary>Whether each element is at most a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor le(Scalar target) => Compare(Comparison.LessOrEqual, target);

        /// <summary>Whether each element is greater than its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor gt(Tensor target) => Compare(Comparison.Greater, target);

        /// <summary>Whether each element is greater than a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor gt(Scalar target) => Compare(Comparison.Greater, target);

        /// <summary>Whether each element is at least its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor.</param>
        public Tensor ge(Tensor target) => Compare(Comparison.GreaterOrEqual, target);

        /// <summary>Whether each element is at least a number.</summary>
        /// <param name="target">The number.</param>
        public Tensor ge(Scalar target) => Compare(Comparison.GreaterOrEqual, target);

        /// <summary>Whether all elements are within a tolerance of another tensor's.</summary>
        /// <param name="target">The other tensor.</param>
        /// <param name="rtol">The tolerance relative to the other tensor's elements.</param>
        /// <param name="atol">The absolute tolerance.</param>
        /// <param name="equal_nan">Whether two NaN are equal.</param>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            CompareOps.AllClose(Impl, target.Impl, rtol, atol, equal_nan);

        private Tensor Compare(Comparison comparison, Tensor target) =>
            new(CompareOps.Compare(comparison, Impl, target.Impl));

        private Tensor Compare(Comparison comparison, Scalar target)
        {
            var number = FillOps.Number(target, NumberType(target));
            var result = CompareOps.Compare(comparison, Impl, number);
            number.Release();
            return new Tensor(result);
        }
    }
}
