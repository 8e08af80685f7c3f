using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Draws evenly from [low, high).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="low">The least value.</param>
            /// <param name="high">The limit, not included.</param>
            /// <param name="generator">The source of random numbers; the process's if null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return tensor.uniform_(low, high, generator);
            }

            /// <summary>Draws from a normal distribution.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <param name="generator">The source of random numbers; the process's if null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            /// <summary>Draws from a normal distribution cut off at both sides.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="mean">The mean of the whole distribution.</param>
            /// <param name="std">The standard deviation of the whole distribution.</param>
            /// <param name="a">The least value.</param>
            /// <param name="b">The greatest value.</param>
            /// <param name="generator">The source of random numbers; the process's if null.</param>
            /// <returns>The tensor.</returns>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                // Even draws between the quantiles of the ends, each turned into the value that has it.
                var low = (2 * NormalQuantile.Below((a - mean) / std)) - 1;
                var high = (2 * NormalQuantile.Below((b - mean) / std)) - 1;
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var draws = empty(tensor.shape, tensor.dtype).uniform_(low, high, generator).to(ScalarType.Float64);
                var values = draws.data<double>();
                for (long i = 0; i < draws.numel(); i++)
                {
                    values[i] = Math.Clamp((NormalQuantile.Of((values[i] + 1) / 2) * std) + mean, a, b);
                }

                return tensor.copy_(draws);
            }

            /// <summary>Draws from a normal distribution, and clears a part of each column.</summary>
            /// <param name="tensor">The tensor to fill, of two dimensions.</param>
            /// <param name="sparsity">The part of each column that is cleared, 0 to 1.</param>
            /// <param name="std">The standard deviation of the rest.</param>
            /// <returns>The tensor.</returns>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                NativeError.Check(tensor.dim() == 2, "Only tensors with 2 dimensions are supported");
                var (rows, columns) = (tensor.size(0), tensor.size(1));
                var zeros = (long)Math.Ceiling(sparsity * rows);
                normal_(tensor, 0, std);
                using var _ = no_grad();
                for (long column = 0; column < columns; column++)
                {
                    using var scope = NewDisposeScope();
                    tensor.select(1, column).index_fill_(0, randperm(rows).narrow(0, 0, zeros), 0);
                }

                return tensor;
            }
        }
    }
}
