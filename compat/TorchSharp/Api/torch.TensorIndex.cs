namespace TorchSharp;

public static partial class torch
{
    /// <summary>One of the indices in <c>tensor[...]</c>.</summary>
    public struct TensorIndex
    {
        private TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Type = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Source = tensor;
        }

        internal enum Kind
        {
            /// <summary>A new dimension.</summary>
            None,
            Single,
            Ellipsis,
            Slicing,
            OfTensor,
            Truth,
        }

        /// <summary>All dimensions that no other index speaks of.</summary>
        public static TensorIndex Ellipsis => new(Kind.Ellipsis);

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None => new(Kind.None);

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex Null => None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        internal Kind Type { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Source { get; }

        /// <summary>One index, whose dimension disappears.</summary>
        /// <param name="value">The index; negative counts from the end.</param>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>Never called: it only makes the compiler prefer indices where both are accepted.</summary>
        /// <param name="value">The index.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException(
            "Implicit conversion from TensorIndex to Tensor -- this should never be invoked, the operator is only here to "
            + "guide the compiler's overload resolution.");

        /// <summary>A position; one from the end counts backwards.</summary>
        /// <param name="index">The position.</param>
        public static implicit operator TensorIndex(Index index) =>
            Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">The first position and the one behind the last; null for all from or to there.</param>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">The range.</param>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">The range.</param>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? (range.Start.Value == 0 ? long.MaxValue : -range.Start.Value) : range.Start.Value,
            range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

        /// <summary>A range of a dimension.</summary>
        /// <param name="range">The first position and the one behind the last; null for all from or to there.</param>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>A new dimension, of size one if true and zero if false.</summary>
        /// <param name="value">Whether the elements are wanted.</param>
        public static TensorIndex Bool(bool value) => new(Kind.Truth, value ? 1 : 0);

        /// <summary>A range of a dimension, with a step.</summary>
        /// <param name="start">The first index; null for the first there is.</param>
        /// <param name="stop">One past the last index; null for the end.</param>
        /// <param name="step">The distance between indices; null for 1.</param>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slicing, start, stop, step);

        /// <summary>One index, whose dimension disappears.</summary>
        /// <param name="index">The index; negative counts from the end.</param>
        public static TensorIndex Single(long? index) => new(Kind.Single, index);

        /// <summary>The slices that a tensor of indices names.</summary>
        /// <param name="tensor">A vector of indices (Int64).</param>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.OfTensor, tensor: tensor);
    }
}
