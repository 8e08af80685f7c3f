using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements at and below a diagonal of each matrix, zero elsewhere.</summary>
        /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
        public Tensor tril(long diagonal = 0) => new(Triangle(Impl, diagonal, lower: true));

        /// <summary>The elements at and below a diagonal of each matrix, zero elsewhere, in place.</summary>
        /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
        /// <returns>This tensor.</returns>
        public Tensor tril_(long diagonal = 0) => ChangeInPlace(x => Triangle(x, diagonal, lower: true));

        /// <summary>The elements at and above a diagonal of each matrix, zero elsewhere.</summary>
        /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
        public Tensor triu(long diagonal = 0) => new(Triangle(Impl, diagonal, lower: false));

        /// <summary>The elements at and above a diagonal of each matrix, zero elsewhere, in place.</summary>
        /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
        /// <returns>This tensor.</returns>
        public Tensor triu_(long diagonal = 0) => ChangeInPlace(x => Triangle(x, diagonal, lower: false));

        /// <summary>The diagonal of a matrix, or a matrix with a vector as its diagonal.</summary>
        /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
        public Tensor diag(long diagonal = 0)
        {
            NativeError.Check(Impl.Rank is 1 or 2, $"diag(): Supports 1D or 2D tensors. Got {Impl.Rank}D");
            if (Impl.Rank == 1)
            {
                return diag_embed(diagonal);
            }

            using var line = this.diagonal(diagonal, 0, 1);
            return line.clone();
        }

        /// <summary>Matrices with the last dimension as their diagonal.</summary>
        /// <param name="offset">Which diagonal: above the main one if positive.</param>
        /// <param name="dim1">The first dimension.</param>
        /// <param name="dim2">The second dimension.</param>
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L)
        {
            using var scope = NewDisposeScope();
            var size = Impl.Sizes[^1] + Math.Abs(offset);
            var matrices = zeros([.. Impl.Sizes[..^1], size, size], dtype);
            var places = arange(Impl.Sizes[^1]);
            var (rows, columns) = (places.add(Math.Max(-offset, 0)), places.add(Math.Max(offset, 0)));
            var filled = new Tensor(TensorIndexing.Put(
                matrices.Impl, [.. new TensorImpl?[Impl.Rank - 1], rows.Impl, columns.Impl], Impl));
            return filled.movedim([-2, -1], [dim1, dim2]).contiguous().MoveToOuterDisposeScope();
        }

        /// <summary>A matrix with all elements as its diagonal.</summary>
        /// <param name="offset">Which diagonal: above the main one if positive.</param>
        public Tensor diagflat(long offset = 0)
        {
            using var flat = flatten();
            return flat.diag_embed(offset);
        }

        private static TensorImpl Triangle(TensorImpl source, long diagonal, bool lower)
        {
            NativeError.Check(source.Rank >= 2, "tril/triu: input tensor must have at least 2 dimensions");
            using var used = new Temporaries();
            var rows = used.Add(FillOps.Range(0, source.Sizes[^2], 1, ScalarType.Int64));
            var columns = used.Add(FillOps.Range(-diagonal, source.Sizes[^1] - diagonal, 1, ScalarType.Int64));
            var column = used.Add(ViewOps.Unsqueeze(rows, 1));
            var kept = used.Add(
                CompareOps.Compare(lower ? Comparison.LessOrEqual : Comparison.GreaterOrEqual, columns, column));
            var zero = used.Add(FillOps.Number(0, source.DType));
            return Choosing.Where(kept, source, zero);
        }
    }
}
