using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The greater of two elements; NaN if one is NaN.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor maximum(Tensor other) => Combine(default(Maximum), other);

        /// <summary>The lesser of two elements; NaN if one is NaN.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor minimum(Tensor other) => Combine(default(Minimum), other);

        /// <summary>The greater of two elements; the number if only one is NaN.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor fmax(Tensor other) => Combine(default(MaximumNumber), other);

        /// <summary>The lesser of two elements; the number if only one is NaN.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor fmin(Tensor other) => Combine(default(MinimumNumber), other);

        /// <summary>Each element, but not below one bound nor above another.</summary>
        /// <param name="min">The lower bound; none if null.</param>
        /// <param name="max">The upper bound; none if null.</param>
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            CheckBounds(min is null && max is null);
            using var scope = NewDisposeScope();
            var raised = min is null ? this : Combine(default(ClampMin), min);
            return (max is null ? raised : raised.Combine(default(ClampMax), max)).MoveToOuterDisposeScope();
        }

        /// <summary>Each element, but not below one bound nor above another, in place.</summary>
        /// <param name="min">The lower bound; none if null.</param>
        /// <param name="max">The upper bound; none if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            CheckBounds(min is null && max is null);
            if (min is not null)
            {
                CombineInPlace(default(ClampMin), min);
            }

            return max is null ? this : CombineInPlace(default(ClampMax), max);
        }

        /// <summary>Each element, but not below one bound nor above another.</summary>
        /// <param name="min">The lower bound; none if null.</param>
        /// <param name="max">The upper bound; none if null.</param>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            CheckBounds(min is null && max is null);
            using var scope = NewDisposeScope();
            var raised = min is null ? this : Combine(default(ClampMin), min);
            return (max is null ? raised : raised.Combine(default(ClampMax), max)).MoveToOuterDisposeScope();
        }

        /// <summary>Each element, but not below one bound nor above another, in place.</summary>
        /// <param name="min">The lower bound; none if null.</param>
        /// <param name="max">The upper bound; none if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null)
        {
            CheckBounds(min is null && max is null);
            if (min is not null)
            {
                CombineInPlace(default(ClampMin), min);
            }

            return max is null ? this : CombineInPlace(default(ClampMax), max);
        }

        /// <summary>The same as <c>clamp</c>.</summary>
        /// <param name="min">The lower bound; none if null.</param>
        /// <param name="max">The upper bound; none if null.</param>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Each element, but not above a bound.</summary>
        /// <param name="max">The upper bound.</param>
        public Tensor clamp_max(Scalar max) => Combine(default(ClampMax), max);

        /// <summary>Each element, but not above a bound, in place.</summary>
        /// <param name="max">The upper bound.</param>
        /// <returns>This tensor.</returns>
        public Tensor clamp_max_(Scalar max) => CombineInPlace(default(ClampMax), max);

        /// <summary>Each element, but not below a bound.</summary>
        /// <param name="min">The lower bound.</param>
        public Tensor clamp_min(Scalar min) => Combine(default(ClampMin), min);

        /// <summary>Each element, but not below a bound, in place.</summary>
        /// <param name="min">The lower bound.</param>
        /// <returns>This tensor.</returns>
        public Tensor clamp_min_(Scalar min) => CombineInPlace(default(ClampMin), min);

        private static void CheckBounds(bool missing) => NativeError.Check(
            !missing, "torch.clamp: At least one of 'min' or 'max' must not be None");
    }
}
