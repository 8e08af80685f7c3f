using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors, looked up by number.</summary>
    public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Embeddings.Options _options;
        private Parameter? _weight;

        internal Embedding(Parameter weight, Embeddings.Options options)
            : base(nameof(Embedding))
        {
            this.weight = weight;
            _options = options;
        }

        /// <summary>The vectors, [number, size]. Setting it disposes the old one.</summary>
        public Parameter weight
        {
            get => _weight!;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                SetParameter(ref _weight, value);
            }
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            new(Embeddings.LookUp(weight.Impl, input.Impl, _options));

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // Registered when set; the fields' own names must not be.
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors drawn from the standard normal distribution.</summary>
            /// <param name="num_embeddings">The number of vectors.</param>
            /// <param name="embedding_dims">The size of a vector.</param>
            /// <param name="padding_idx">The vector that is zero at first and never trained; none if null.</param>
            /// <param name="max_norm">The norm to which a vector that is looked up is scaled down; none if null.</param>
            /// <param name="norm_type">Which norm that is.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often a vector was looked up.</param>
            /// <param name="sparse">Whether the gradient is sparse; not supported by this engine.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            /// <exception cref="NotSupportedException">A sparse gradient is asked for.</exception>
            public static Embedding Embedding(
                long num_embeddings,
                long embedding_dims,
                long? padding_idx = null,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                bool sparse = false,
                Device? device = null,
                ScalarType? dtype = null)
            {
                var options = EmbeddingOptions(
                    num_embeddings, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
                // TorchSharp draws in single precision whatever the type.
                using var drawn = init.normal_(torch.empty(num_embeddings, embedding_dims, float32, device));
                if (options.Padding >= 0)
                {
                    using var row = drawn[options.Padding];
                    init.zeros_(row);
                }

                return new Embedding(new Parameter(drawn.to_type(dtype ?? float32)), options);
            }

            /// <summary>A table of given vectors.</summary>
            /// <param name="embeddings">The vectors, [number, size]; the module uses the same memory.</param>
            /// <param name="freeze">Whether they are not trained.</param>
            /// <param name="padding_idx">The vector that is never trained; none if null.</param>
            /// <param name="max_norm">The norm to which a vector that is looked up is scaled down; none if null.</param>
            /// <param name="norm_type">Which norm that is.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often a vector was looked up.</param>
            /// <param name="sparse">Whether the gradient is sparse; not supported by this engine.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; that of the vectors if null.</param>
            /// <exception cref="NotSupportedException">A sparse gradient is asked for.</exception>
            public static Embedding Embedding_from_pretrained(
                Tensor embeddings,
                bool freeze = true,
                long? padding_idx = null,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                bool sparse = false,
                Device? device = null,
                ScalarType? dtype = null)
            {
                CheckDevice(device);
                NativeError.Check(
                    embeddings.dim() == 2, "Embeddings parameter is expected to be 2-dimensional");
                var options = EmbeddingOptions(
                    embeddings.size(0), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
                using var shared = embeddings.detach();
                var weight = new Parameter(shared.to_type(dtype ?? embeddings.dtype), requires_grad: !freeze);
                return new Embedding(weight, options);
            }

            private static Embeddings.Options EmbeddingOptions(
                long rows, long? padding, double? maxNorm, double normType, bool scaleByFrequency, bool sparse)
            {
                if (sparse)
                {
                    throw NativeError.Unsupported("An Embedding with sparse gradients");
                }

                var row = padding < 0 ? padding + rows : padding;
                NativeError.Check(
                    row is null || (row >= 0 && row < rows), "Padding_idx must be within num_embeddings");
                return new Embeddings.Options(row ?? -1, maxNorm, normType, scaleByFrequency);
            }
        }
    }
}
