using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The standard deviation of all elements.</summary>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        public Tensor std(bool unbiased = true) => Spread([], unbiased, keep: false, null, root: true);

        /// <summary>The standard deviation along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor std(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(dimensions, unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor std(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null) => Spread(dimensions, unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim], unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim.Item1, dim.Item2], unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor std(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation and the mean of all elements.</summary>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) =>
            Spreads([], unbiased, keep: false, null, root: true);

        /// <summary>The standard deviation and the mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor std, Tensor mean) std_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads(dimensions, unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation and the mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor std, Tensor mean) std_mean(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null) => Spreads(dimensions, unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation and the mean along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor std, Tensor mean) std_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim], unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation and the mean along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor std, Tensor mean) std_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim.Item1, dim.Item2], unbiased, keepdim, type, root: true);

        /// <summary>The standard deviation and the mean along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor std, Tensor mean) std_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type, root: true);

        /// <summary>The variance of all elements.</summary>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        public Tensor var(bool unbiased = true) => Spread([], unbiased, keep: false, null, root: false);

        /// <summary>The variance along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor var(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(dimensions, unbiased, keepdim, type, root: false);

        /// <summary>The variance along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor var(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null) => Spread(dimensions, unbiased, keepdim, type, root: false);

        /// <summary>The variance along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim], unbiased, keepdim, type, root: false);

        /// <summary>The variance along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim.Item1, dim.Item2], unbiased, keepdim, type, root: false);

        /// <summary>The variance along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public Tensor var(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type, root: false);

        /// <summary>The variance and the mean of all elements.</summary>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) =>
            Spreads([], unbiased, keep: false, null, root: false);

        /// <summary>The variance and the mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor @var, Tensor mean) var_mean(
            long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads(dimensions, unbiased, keepdim, type, root: false);

        /// <summary>The variance and the mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor @var, Tensor mean) var_mean(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null) => Spreads(dimensions, unbiased, keepdim, type, root: false);

        /// <summary>The variance and the mean along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor @var, Tensor mean) var_mean(
            long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim], unbiased, keepdim, type, root: false);

        /// <summary>The variance and the mean along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor @var, Tensor mean) var_mean(
            (long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim.Item1, dim.Item2], unbiased, keepdim, type, root: false);

        /// <summary>The variance and the mean along dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="unbiased">Whether to divide by one less than the count.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">Must be null or the type of this tensor.</param>
        public (Tensor @var, Tensor mean) var_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spreads([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type, root: false);

        /// <summary>The norm of all elements.</summary>
        /// <param name="p">The order of the norm.</param>
        public Tensor norm(float p = 2.0f) => new(Statistics.Norm(Impl, [], keep: false, p));

        /// <summary>The norm along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="p">The order of the norm.</param>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            new(Statistics.Norm(Impl, [dim], keepdim, p));

        /// <summary>The norm of the difference from another tensor.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <param name="p">The order of the norm.</param>
        public Tensor dist(Tensor other, float p = 2.0f)
        {
            using var difference = sub(other);
            return difference.norm(p);
        }

        /// <summary>The logarithm of the sum of the exponentials along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public Tensor logsumexp(long dim, bool keepdim = false) => new(Statistics.LogSumExp(Impl, dim, keepdim));

        /// <summary>The middle element of all, the lower one of two.</summary>
        public Tensor median() => new(Extremes.Median(Impl));

        private Tensor Spread(ReadOnlySpan<long> dims, bool unbiased, bool keep, ScalarType? type, bool root)
        {
            var (spread, mean) = Spreads(dims, unbiased, keep, type, root);
            mean.Dispose();
            return spread;
        }

        private (Tensor Spread, Tensor Mean) Spreads(
            ReadOnlySpan<long> dims, bool unbiased, bool keep, ScalarType? type, bool root)
        {
            if (type is { } other && other != dtype)
            {
                throw NativeError.Unsupported("The deviation in another type than the tensor's");
            }

            var (spread, mean) = Statistics.Spread(Impl, dims, unbiased, keep, root);
            return (new Tensor(spread), new Tensor(mean));
        }
    }
}
