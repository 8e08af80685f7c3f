using System.Runtime.CompilerServices;
using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part of the tensor that the indices say; setting writes it.</summary>
        /// <param name="indices">One index for each dimension, from the first on.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements that the index tensors say; setting writes them.</summary>
        /// <param name="indices">Integers or masks for each dimension, from the first on.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index((TensorIndex[])[i1]);
            set => index_put_(value, (TensorIndex[])[i1]);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        /// <param name="i2">The index in the second dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index((TensorIndex[])[i1, i2]);
            set => index_put_(value, (TensorIndex[])[i1, i2]);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        /// <param name="i2">The index in the second dimension.</param>
        /// <param name="i3">The index in the third dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index((TensorIndex[])[i1, i2, i3]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3]);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        /// <param name="i2">The index in the second dimension.</param>
        /// <param name="i3">The index in the third dimension.</param>
        /// <param name="i4">The index in the fourth dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4]);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        /// <param name="i2">The index in the second dimension.</param>
        /// <param name="i3">The index in the third dimension.</param>
        /// <param name="i4">The index in the fourth dimension.</param>
        /// <param name="i5">The index in the fifth dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4, i5]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4, i5]);
        }

        /// <summary>The part of the tensor at these positions of its first dimensions; setting writes it.</summary>
        /// <param name="i1">The index in the first dimension.</param>
        /// <param name="i2">The index in the second dimension.</param>
        /// <param name="i3">The index in the third dimension.</param>
        /// <param name="i4">The index in the fourth dimension.</param>
        /// <param name="i5">The index in the fifth dimension.</param>
        /// <param name="i6">The index in the sixth dimension.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index((TensorIndex[])[i1, i2, i3, i4, i5, i6]);
            set => index_put_(value, (TensorIndex[])[i1, i2, i3, i4, i5, i6]);
        }

        /// <summary>The part of the tensor that the indices say: a view, unless one of them is a tensor.</summary>
        /// <param name="indices">One index for each dimension, from the first on.</param>
        public Tensor index(params TensorIndex[] indices)
        {
            var (part, tensors) = Indexing.Split(Impl, indices);
            if (tensors is null)
            {
                return new Tensor(part);
            }

            var result = TensorIndexing.Get(part, tensors);
            part.Release();
            return new Tensor(result);
        }

        /// <summary>The elements that the index tensors say.</summary>
        /// <param name="indices">Integers or masks for each dimension, from the first on.</param>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes to the part of the tensor that the indices say.</summary>
        /// <param name="value">What to write, broadcast.</param>
        /// <param name="indices">One index for each dimension, from the first on.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (part, tensors) = Indexing.Split(Impl, indices);
            Indexing.Write(part, tensors, value.Impl, indices);
            part.Release();
            return this;
        }

        /// <summary>Writes to the elements that the index tensors say.</summary>
        /// <param name="value">What to write, broadcast.</param>
        /// <param name="indices">Integers or masks for each dimension, from the first on.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes a number to the part of the tensor that the indices say.</summary>
        /// <param name="value">The number to write.</param>
        /// <param name="indices">One index for each dimension, from the first on.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = new Tensor(FillOps.Number(value, dtype));
            return index_put_(number, indices);
        }

        /// <summary>Writes a number to the elements that the index tensors say.</summary>
        /// <param name="value">The number to write.</param>
        /// <param name="indices">Integers or masks for each dimension, from the first on.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params Tensor[] indices) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));
    }
}
