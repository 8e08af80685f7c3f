using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Writes the identity matrix.</summary>
            /// <param name="tensor">The tensor to fill, of two dimensions.</param>
            /// <returns>The tensor.</returns>
            public static Tensor eye_(Tensor tensor)
            {
                NativeError.Check(tensor.dim() == 2, "Only tensors with 2 dimensions are supported");
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                tensor.zero_();
                tensor.diagonal(0, 0, 1).fill_(1);
                return tensor;
            }

            /// <summary>Writes a convolution that passes on its first channels as they are.</summary>
            /// <param name="tensor">The weight to fill, [out, in, ...], of three to five dimensions.</param>
            /// <returns>The tensor.</returns>
            public static Tensor dirac_(Tensor tensor)
            {
                NativeError.Check(
                    tensor.dim() is >= 3 and <= 5, "Only tensors with 3, 4, or 5 dimensions are supported");
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                tensor.zero_();
                var centre = tensor;
                while (centre.dim() > 2)
                {
                    centre = centre.select(2, centre.size(2) / 2);
                }

                centre.diagonal(0, 0, 1).fill_(1);
                return tensor;
            }

            /// <summary>Writes a matrix with orthogonal rows or columns, whichever are fewer (Saxe et al., 2013).</summary>
            /// <param name="tensor">The tensor to fill, of at least two dimensions; those after the first count as one.</param>
            /// <param name="gain">A factor, see <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor.</returns>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                NativeError.Check(tensor.dim() >= 2, "Only tensors with 2 or more dimensions are supported");
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.size(0);
                var columns = tensor.numel() / Math.Max(rows, 1);
                var draws = randn([rows, columns], tensor.dtype).to(ScalarType.Float64);
                using var few = (rows < columns ? draws : draws.t()).data<double>();
                var values = few.ToArray();
                Orthogonal.Normalize(values, (int)Math.Max(rows, columns));
                var vectors = torch.tensor(values, [Math.Min(rows, columns), Math.Max(rows, columns)]);
                return tensor.copy_((rows < columns ? vectors : vectors.t()).mul(gain).reshape(tensor.shape));
            }
        }
    }
}
