using System.Runtime.CompilerServices;
using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Part of the tensor, as in Python: single indices, slices, an ellipsis, new dimensions, a tensor.</summary>
        /// <param name="indices">The indices, one for each dimension from the first.</param>
        /// <exception cref="NotSupportedException">More than one tensor, or a tensor of Booleans, is an index.</exception>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The slice at an index of the first dimension.</summary>
        /// <param name="i1">The index.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(i1);
            set => index_put_(value, i1);
        }

        /// <summary>The slice at indices of the first two dimensions.</summary>
        /// <param name="i1">The first index.</param>
        /// <param name="i2">The second index.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, i1, i2);
        }

        /// <summary>The slice at indices of the first three dimensions.</summary>
        /// <param name="i1">The first index.</param>
        /// <param name="i2">The second index.</param>
        /// <param name="i3">The third index.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, i1, i2, i3);
        }

        /// <summary>The slice at indices of the first four dimensions.</summary>
        /// <param name="i1">The first index.</param>
        /// <param name="i2">The second index.</param>
        /// <param name="i3">The third index.</param>
        /// <param name="i4">The fourth index.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => index_put_(value, i1, i2, i3, i4);
        }

        /// <summary>Part of the tensor, as in Python.</summary>
        /// <param name="indices">The indices, one for each dimension from the first.</param>
        /// <exception cref="NotSupportedException">More than one tensor, or a tensor of Booleans, is an index.</exception>
        public Tensor index(params TensorIndex[] indices)
        {
            var used = indices.Count(i => i.Type is not (TensorIndex.Kind.None or TensorIndex.Kind.Ellipsis));
            NativeError.Check(
                used <= Impl.Rank, $"too many indices for tensor of dimension {Impl.Rank}");
            if (indices.Count(i => i.Type == TensorIndex.Kind.OfTensor) > 1)
            {
                throw NativeError.Unsupported("Indexing by more than one tensor");
            }

            var current = Impl.Retain();
            var dim = 0;
            foreach (var item in indices)
            {
                var next = current;
                switch (item.Type)
                {
                    case TensorIndex.Kind.None:
                        next = Viewing.Unsqueeze(current, dim++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim += Impl.Rank - used;
                        continue;
                    case TensorIndex.Kind.Single:
                        next = Viewing.Select(current, dim, item.Start ?? 0);
                        break;
                    case TensorIndex.Kind.Slicing:
                        next = Slice(current, dim++, item.Start ?? 0, item.Stop ?? long.MaxValue, item.Step ?? 1);
                        break;
                    default:
                        next = Pick(current, dim, item.Source!.Impl);
                        dim += item.Source.Impl.Rank;
                        break;
                }

                current.Release();
                current = next;
            }

            return new Tensor(current);
        }

        /// <summary>Overwrites part of the tensor.</summary>
        /// <param name="value">What to write, broadcast.</param>
        /// <param name="indices">Which part; a tensor is not supported as an index here.</param>
        /// <returns>Another handle to this tensor.</returns>
        /// <exception cref="NotSupportedException">A tensor is an index.</exception>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            if (indices.Any(i => i.Type == TensorIndex.Kind.OfTensor))
            {
                throw NativeError.Unsupported("Assignment to elements chosen by a tensor");
            }

            using var part = index(indices);
            Joining.CopyInto(part.Impl, value.Impl);
            return alias();
        }

        private static TensorImpl Pick(TensorImpl source, int dim, TensorImpl places)
        {
            if (places.DType is not (ScalarType.Int64 or ScalarType.Int32))
            {
                throw NativeError.Unsupported($"Indexing by a tensor of type {places.DType}");
            }

            // Negative indices count from the end.
            var size = FillOps.Number(source.Sizes[dim], places.DType);
            var zero = FillOps.Number(0, places.DType);
            var negative = CompareOps.Compare(Comparison.Less, places, zero);
            var shift = PointwiseOps.Multiply(negative, size);
            var shifted = PointwiseOps.Add(places, shift, 1);
            var flat = ViewOps.TryView(shifted, [places.Count])!;
            var picked = Joining.IndexSelect(source, dim, flat);
            var result = Viewing.Reshape(picked, [.. source.Sizes[..dim], .. places.Sizes, .. source.Sizes[(dim + 1)..]]);
            foreach (var used in (ReadOnlySpan<TensorImpl>)[size, zero, negative, shift, shifted, flat, picked])
            {
                used.Release();
            }

            return result;
        }
    }
}
