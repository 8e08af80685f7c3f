using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether each element equals its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor eq(Tensor target) => Compare(Comparison.Equal, target);

        /// <summary>Whether each element equals its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor eq_(Tensor target) => CompareInPlace(Comparison.Equal, target);

        /// <summary>Whether each element equals a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor eq(Scalar target) => Compare(Comparison.Equal, target);

        /// <summary>Whether each element equals a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor eq_(Scalar target) => CompareInPlace(Comparison.Equal, target);

        /// <summary>The same as <c>eq</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>Whether each element differs from its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor ne(Tensor target) => Compare(Comparison.NotEqual, target);

        /// <summary>Whether each element differs from its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor ne_(Tensor target) => CompareInPlace(Comparison.NotEqual, target);

        /// <summary>Whether each element differs from a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor ne(Scalar target) => Compare(Comparison.NotEqual, target);

        /// <summary>Whether each element differs from a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor ne_(Scalar target) => CompareInPlace(Comparison.NotEqual, target);

        /// <summary>The same as <c>ne</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Whether each element is less than its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor lt(Tensor target) => Compare(Comparison.Less, target);

        /// <summary>Whether each element is less than its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor lt_(Tensor target) => CompareInPlace(Comparison.Less, target);

        /// <summary>Whether each element is less than a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor lt(Scalar target) => Compare(Comparison.Less, target);

        /// <summary>Whether each element is less than a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor lt_(Scalar target) => CompareInPlace(Comparison.Less, target);

        /// <summary>The same as <c>lt</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether each element is at most its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor le(Tensor target) => Compare(Comparison.LessOrEqual, target);

        /// <summary>Whether each element is at most its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor le_(Tensor target) => CompareInPlace(Comparison.LessOrEqual, target);

        /// <summary>Whether each element is at most a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor le(Scalar target) => Compare(Comparison.LessOrEqual, target);

        /// <summary>Whether each element is at most a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor le_(Scalar target) => CompareInPlace(Comparison.LessOrEqual, target);

        /// <summary>The same as <c>le</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Whether each element is greater than its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor gt(Tensor target) => Compare(Comparison.Greater, target);

        /// <summary>Whether each element is greater than its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor gt_(Tensor target) => CompareInPlace(Comparison.Greater, target);

        /// <summary>Whether each element is greater than a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor gt(Scalar target) => Compare(Comparison.Greater, target);

        /// <summary>Whether each element is greater than a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor gt_(Scalar target) => CompareInPlace(Comparison.Greater, target);

        /// <summary>The same as <c>gt</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether each element is at least its counterpart, broadcast.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor ge(Tensor target) => Compare(Comparison.GreaterOrEqual, target);

        /// <summary>Whether each element is at least its counterpart, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor ge_(Tensor target) => CompareInPlace(Comparison.GreaterOrEqual, target);

        /// <summary>Whether each element is at least a number.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor ge(Scalar target) => Compare(Comparison.GreaterOrEqual, target);

        /// <summary>Whether each element is at least a number, in place.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor ge_(Scalar target) => CompareInPlace(Comparison.GreaterOrEqual, target);

        /// <summary>The same as <c>ge</c>.</summary>
        /// <param name="target">The other tensor or number.</param>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether all elements are close to their counterparts.</summary>
        /// <param name="target">The other tensor or number.</param>
        /// <param name="rtol">The tolerance relative to the other.</param>
        /// <param name="atol">The absolute tolerance.</param>
        /// <param name="equal_nan">Whether NaN is close to NaN.</param>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            CompareOps.AllClose(Impl, target.Impl, rtol, atol, equal_nan);

        /// <summary>Whether each element is close to its counterpart: |a - b| &lt;= atol + rtol * |b|.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <param name="rtol">The tolerance relative to the other.</param>
        /// <param name="atol">The absolute tolerance.</param>
        /// <param name="nanEqual">Whether NaN is close to NaN.</param>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            NativeError.Check(dtype == other.dtype, $"{DTypes.TorchName(dtype)} did not match {DTypes.TorchName(other.dtype)}");
            NativeError.Check(rtol >= 0 && atol >= 0, "rtol and atol must not be negative");
            using var scope = NewDisposeScope();
            var close = eq(other);
            if (nanEqual && is_floating_point())
            {
                close = close.logical_or(isnan().logical_and(other.isnan()));
            }

            var wide = is_floating_point() ? this : to_type(ScalarType.Float64);
            var allowed = other.to_type(wide.dtype).mul(rtol).abs().add(atol);
            var difference = wide.sub(other.to_type(wide.dtype)).abs();
            return close.logical_or(difference.isfinite().logical_and(difference.le(allowed))).MoveToOuterDisposeScope();
        }

        /// <summary>Whether each element is among others.</summary>
        /// <param name="test_elements">The elements to look for.</param>
        /// <param name="assumeUnique">Whether both hold no element twice.</param>
        /// <param name="invert">Whether to ask for the opposite.</param>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false)
        {
            using var scope = NewDisposeScope();
            var found = unsqueeze(-1).eq(test_elements.flatten()).any(-1);
            return (invert ? found.logical_not() : found).MoveToOuterDisposeScope();
        }

        private Tensor Compare(Comparison comparison, Tensor target) =>
            new(CompareOps.Compare(comparison, Impl, target.Impl));

        private Tensor Compare(Comparison comparison, Scalar target) =>
            With(target, (impl, number) => CompareOps.Compare(comparison, impl, number));

        private Tensor CompareInPlace(Comparison comparison, Tensor target) =>
            ChangeInPlace(x => CompareOps.Compare(comparison, x, target.Impl));

        private Tensor CompareInPlace(Comparison comparison, Scalar target) => WithInPlace(
            target, (impl, number) => InPlace.Apply(impl, x => CompareOps.Compare(comparison, x, number)));
    }
}
