namespace TorchSharp.Modules
{
    /// <summary>Samples that are the rows of tensors.</summary>
    public class TensorDataset : torch.utils.data.IterableDataset
    {
        private readonly torch.Tensor[] _tensors;

        internal TensorDataset(torch.Tensor[] tensors)
        {
            if (tensors is null or [])
            {
                throw new ArgumentNullException(nameof(tensors));
            }

            var count = tensors[0].size(0);
            if (tensors.Any(tensor => tensor.size(0) != count))
            {
                throw new ArgumentException(
                    "All tensors must have the same first dimension size.", nameof(tensors));
            }

            _tensors = [.. tensors.Select(tensor => tensor.alias().DetachFromDisposeScope())];
        }

        /// <summary>The number of rows.</summary>
        public override long Count => _tensors[0].size(0);

        /// <summary>One row of each tensor.</summary>
        /// <param name="index">The number of the row.</param>
        public IList<torch.Tensor> this[long index] => [.. _tensors.Select(tensor => tensor[index])];

        /// <summary>One row of each tensor.</summary>
        /// <param name="index">The number of the row.</param>
        public override IList<torch.Tensor> GetTensor(long index) => this[index];

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            foreach (var tensor in disposing ? _tensors : [])
            {
                tensor.Dispose();
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>Samples that are the rows of tensors.</summary>
                /// <param name="tensors">The tensors, of as many rows each.</param>
                /// <exception cref="ArgumentNullException">There is no tensor.</exception>
                /// <exception cref="ArgumentException">They have different numbers of rows.</exception>
                public static Modules.TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}
