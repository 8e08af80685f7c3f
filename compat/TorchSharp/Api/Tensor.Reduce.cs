using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements.</summary>
        /// <param name="type">The type of the result; if null, this tensor's, or Int64 for integers and Booleans.</param>
        public Tensor sum(ScalarType? type = null) => new(Reducing.Sum(Impl, [], keep: false, type));

        /// <summary>The sum along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        /// <param name="type">The type of the result; if null, this tensor's, or Int64 for integers and Booleans.</param>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, [dim], keepdim, type));

        /// <summary>The sum along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="keepdim">Whether the dimensions stay, with size one.</param>
        /// <param name="type">The type of the result; if null, this tensor's, or Int64 for integers and Booleans.</param>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, dim, keepdim, type));

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => new(Reducing.Mean(Impl, [], keep: false, null));

        /// <summary>The mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="keepdim">Whether the dimensions stay, with size one.</param>
        /// <param name="type">The type of the result; this tensor's if null.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Mean(Impl, dimensions, keepdim, type));

        /// <summary>The greatest element.</summary>
        public Tensor max() => new(Reducing.ExtremeOfAll(Impl, greatest: true));

        /// <summary>The greatest elements along a dimension, and where they are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            var (values, indices) = Reducing.Extreme(Impl, dim, keepdim, greatest: true);
            return (new Tensor(values), new Tensor(indices));
        }

        /// <summary>The least element.</summary>
        public Tensor min() => new(Reducing.ExtremeOfAll(Impl, greatest: false));

        /// <summary>The least elements along a dimension, and where they are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            var (values, indices) = Reducing.Extreme(Impl, dim, keepdim, greatest: false);
            return (new Tensor(values), new Tensor(indices));
        }

        /// <summary>Where the greatest element is, in row-major order.</summary>
        public Tensor argmax() => Place(greatest: true);

        /// <summary>Where the greatest elements along a dimension are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        public Tensor argmax(long dim, bool keepdim = false) => Place(dim, keepdim, greatest: true);

        /// <summary>Where the least element is, in row-major order.</summary>
        public Tensor argmin() => Place(greatest: false);

        /// <summary>Where the least elements along a dimension are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        public Tensor argmin(long dim, bool keepdim = false) => Place(dim, keepdim, greatest: false);

        private Tensor Place(bool greatest)
        {
            var (value, index) = ReduceOps.ExtremeOfAll(Impl, greatest);
            value.Release();
            return new Tensor(index);
        }

        private Tensor Place(long dim, bool keep, bool greatest)
        {
            var (values, indices) = ReduceOps.Extreme(Impl, dim, keep, greatest);
            values.Release();
            return new Tensor(indices);
        }
    }
}
