namespace TorchSharp;

public static partial class torch
{
    /// <summary>Helpers.</summary>
    public static partial class utils
    {
        /// <summary>Data sets and batches of them.</summary>
        public static partial class data
        {
            /// <summary>Samples that are reached by number.</summary>
            /// <typeparam name="T">The type of a sample.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>The number of samples.</summary>
                public abstract long Count { get; }

                /// <summary>A sample.</summary>
                /// <param name="index">Its number, from 0.</param>
                public abstract T GetTensor(long index);

                /// <summary>Releases what the data set holds.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Releases what the data set holds.</summary>
                /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
                protected virtual void Dispose(bool disposing)
                {
                }
            }

            /// <summary>Samples of named tensors.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
            }

            /// <summary>Samples of tensors in an order.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>
            {
            }
        }
    }
}
