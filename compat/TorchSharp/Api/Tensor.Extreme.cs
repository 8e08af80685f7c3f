using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The greatest element.</summary>
        public Tensor max() => new(Extremes.Values(Impl, [], keep: false, greatest: true));

        /// <summary>The greatest elements along a dimension and where they are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Pair(Extremes.Along(Impl, dim, keepdim, greatest: true));

        /// <summary>Where the greatest element is, in row-major order.</summary>
        public Tensor argmax() => new(ExtremeOps.Place(Impl, greatest: true));

        /// <summary>Where the greatest elements along a dimension are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public Tensor argmax(long dim, bool keepdim = false) =>
            new(ExtremeOps.Places(Impl, dim, keepdim, greatest: true));

        /// <summary>The greatest elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="out">Not supported; must be null.</param>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null)
        {
            CheckNoOut(@out);
            return new Tensor(Extremes.Values(Impl, dims, keepdim, greatest: true));
        }

        /// <summary>The greatest elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="out">Not supported; must be null.</param>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            CheckNoOut(@out);
            return new Tensor(Extremes.Values(Impl, dims, keepdim, greatest: true));
        }

        /// <summary>The greatest elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        public Tensor amax(params long[] dims) => new(Extremes.Values(Impl, dims, keep: false, greatest: true));

        /// <summary>The least element.</summary>
        public Tensor min() => new(Extremes.Values(Impl, [], keep: false, greatest: false));

        /// <summary>The least elements along a dimension and where they are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Pair(Extremes.Along(Impl, dim, keepdim, greatest: false));

        /// <summary>Where the least element is, in row-major order.</summary>
        public Tensor argmin() => new(ExtremeOps.Place(Impl, greatest: false));

        /// <summary>Where the least elements along a dimension are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public Tensor argmin(long dim, bool keepdim = false) =>
            new(ExtremeOps.Places(Impl, dim, keepdim, greatest: false));

        /// <summary>The least elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="out">Not supported; must be null.</param>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null)
        {
            CheckNoOut(@out);
            return new Tensor(Extremes.Values(Impl, dims, keepdim, greatest: false));
        }

        /// <summary>The least elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="out">Not supported; must be null.</param>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            CheckNoOut(@out);
            return new Tensor(Extremes.Values(Impl, dims, keepdim, greatest: false));
        }

        /// <summary>The least elements along dimensions; equals share the gradient.</summary>
        /// <param name="dims">The dimensions.</param>
        public Tensor amin(params long[] dims) => new(Extremes.Values(Impl, dims, keep: false, greatest: false));

        /// <summary>The least and the greatest elements, along a dimension or of all.</summary>
        /// <param name="dim">The dimension; all if null.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false)
        {
            long[] dims = dim is { } along ? [along] : [];
            return (amin(dims, keepdim), amax(dims, keepdim));
        }

        private static (Tensor First, Tensor Second) Pair((TensorImpl First, TensorImpl Second) pair) =>
            (new Tensor(pair.First), new Tensor(pair.Second));

        private static void CheckNoOut(Tensor? output)
        {
            if (output is not null)
            {
                throw NativeError.Unsupported("Writing a reduction into an existing tensor");
            }
        }
    }
}
