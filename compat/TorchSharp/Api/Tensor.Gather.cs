using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>For each place, the element at its position, but for one dimension where the place says.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        public Tensor gather(long dim, Tensor index) => new(Gathering.Gather(Impl, dim, index.Impl));

        /// <summary>The slices of a dimension that a vector names, in its order.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">A vector of indices (Int64 or Int32).</param>
        public Tensor index_select(long dim, Tensor index) => new(Gathering.Select(Impl, dim, index.Impl));

        /// <summary>The elements at positions in row-major order.</summary>
        /// <param name="index">The places, 64-bit integers.</param>
        public Tensor take(Tensor index) => new(Gathering.Take(Impl, index.Impl));

        /// <summary>The elements along a dimension at places that broadcast with the tensor.</summary>
        /// <param name="indices">The places.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor take_along_dim(Tensor indices, long dim)
        {
            using var scope = NewDisposeScope();
            var along = Shapes.Dimension(dim, Impl.Rank);
            var sizes = Shapes.Broadcast(Without(Impl.Sizes, along), Without(indices.Impl.Sizes, along));
            var from = expand([.. sizes[..along], Impl.Sizes[along], .. sizes[along..]]);
            var places = indices.expand([.. sizes[..along], indices.Impl.Sizes[along], .. sizes[along..]]);
            return from.gather(along, places).MoveToOuterDisposeScope();
        }

        /// <summary>The elements, in row-major order, at places.</summary>
        /// <param name="indices">The places.</param>
        public Tensor take_along_dim(Tensor indices)
        {
            using var scope = NewDisposeScope();
            return flatten().gather(0, indices.flatten()).MoveToOuterDisposeScope();
        }

        /// <summary>The elements where the mask holds, as a vector.</summary>
        /// <param name="mask">A tensor of bool that broadcasts.</param>
        public Tensor masked_select(Tensor mask)
        {
            if (mask.dtype != ScalarType.Bool)
            {
                throw new ArgumentException("The mask tensor must be Boolean.", nameof(mask));
            }

            return new Tensor(Gathering.MaskedSelect(Impl, mask.Impl));
        }

        /// <summary>The positions of the elements that are not zero, one in each row.</summary>
        public Tensor nonzero()
        {
            var positions = RowNumbers.NonZero(Impl);
            using var scope = NewDisposeScope();
            var columns = new List<Tensor>();
            for (var d = 0; d < Impl.Rank; d++)
            {
                columns.Add(new Tensor(RowNumbers.Coordinate(positions, Impl.Sizes, d)));
            }

            var result = columns.Count > 0 ? stack(columns, 1) : empty(positions.Count, 0, ScalarType.Int64);
            positions.Release();
            return result.MoveToOuterDisposeScope();
        }

        /// <summary>The same as <see cref="nonzero"/>.</summary>
        public Tensor argwhere() => nonzero();

        /// <summary>The positions of the elements that are not zero, a vector for each dimension.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            using var positions = nonzero();
            return positions.unbind(1);
        }

        /// <summary>A copy that writes values at their positions, but for one dimension where the places say.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="src">The values to write.</param>
        public Tensor scatter(long dim, Tensor index, Tensor src) =>
            new(Scattering.Scatter(Impl, dim, index.Impl, src.Impl, add: false));

        /// <summary>Writes values at their positions, but for one dimension where the places say.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="src">The values to write.</param>
        /// <returns>This tensor.</returns>
        public Tensor scatter_(long dim, Tensor index, Tensor src) =>
            ChangeInPlace(x => Scattering.Scatter(x, dim, index.Impl, src.Impl, add: false), src);

        /// <summary>A copy that adds values at their positions, but for one dimension where the places say.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="src">The values to write.</param>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) =>
            new(Scattering.Scatter(Impl, dim, index.Impl, src.Impl, add: true));

        /// <summary>Adds values at their positions, but for one dimension where the places say.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="src">The values to write.</param>
        /// <returns>This tensor.</returns>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) =>
            ChangeInPlace(x => Scattering.Scatter(x, dim, index.Impl, src.Impl, add: true), src);

        /// <summary>A copy with a multiple of slices added to the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="source">The values to write.</param>
        /// <param name="alpha">The factor.</param>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            CheckInt64(index);
            using var scaled = source.mul(alpha);
            return new Tensor(Scattering.IndexPut(Impl, dim, index.Impl, scaled.Impl, add: true));
        }

        /// <summary>Adds a multiple of slices to the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="source">The values to write.</param>
        /// <param name="alpha">The factor.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            CheckInt64(index);
            using var scaled = source.mul(alpha);
            return ChangeInPlace(x => Scattering.IndexPut(x, dim, index.Impl, scaled.Impl, add: true), scaled);
        }

        /// <summary>A copy with slices written over the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="source">The values to write.</param>
        public Tensor index_copy(long dim, Tensor index, Tensor source)
        {
            CheckInt64(index);
            return new Tensor(Scattering.IndexPut(Impl, dim, index.Impl, source.Impl, add: false));
        }

        /// <summary>Writes slices over the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="source">The values to write.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_copy_(long dim, Tensor index, Tensor source)
        {
            CheckInt64(index);
            return ChangeInPlace(x => Scattering.IndexPut(x, dim, index.Impl, source.Impl, add: false), source);
        }

        /// <summary>A copy with a number in the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="value">The number to write.</param>
        public Tensor index_fill(long dim, Tensor index, Scalar value)
        {
            CheckInt64(index);
            return new Tensor(Scattering.IndexFill(Impl, dim, index.Impl, value));
        }

        /// <summary>Writes a number over the slices of a dimension that a vector names.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The places, 64-bit integers.</param>
        /// <param name="value">The number to write.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_fill_(long dim, Tensor index, Scalar value)
        {
            CheckInt64(index);
            return ChangeInPlace(x => Scattering.IndexFill(x, dim, index.Impl, value));
        }

        /// <summary>A copy with the first values, in their order, where the mask holds.</summary>
        /// <param name="mask">A tensor of bool that broadcasts.</param>
        /// <param name="value">The values.</param>
        public Tensor masked_scatter(Tensor mask, Tensor value) =>
            new(Scattering.MaskedScatter(Impl, mask.Impl, value.Impl));

        /// <summary>Writes the first values, in their order, where the mask holds.</summary>
        /// <param name="mask">A tensor of bool that broadcasts.</param>
        /// <param name="value">The values.</param>
        /// <returns>This tensor.</returns>
        public Tensor masked_scatter_(Tensor mask, Tensor value) =>
            ChangeInPlace(x => Scattering.MaskedScatter(x, mask.Impl, value.Impl), value);

        private static void CheckInt64(Tensor index)
        {
            if (index.dtype != ScalarType.Int64)
            {
                throw new ArgumentException("Element type of 'index' must be 'Int64'", nameof(index));
            }
        }

        private static long[] Without(long[] sizes, int dim) => [.. sizes[..dim], .. sizes[(dim + 1)..]];
    }
}
