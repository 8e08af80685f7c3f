using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values of parameters. All functions write in place and record nothing.</summary>
        public static partial class init
        {
            /// <summary>Which fan keeps the variance: forwards or backwards.</summary>
            public enum FanInOut
            {
                /// <summary>Inputs of one output.</summary>
                FanIn,

                /// <summary>Outputs of one input.</summary>
                FanOut,
            }

            /// <summary>The function that follows the layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>None.</summary>
                Linear = 0,

                /// <summary>A rectifier.</summary>
                ReLU = 9,

                /// <summary>A leaky rectifier.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Draws evenly from [low, high).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="low">The least value.</param>
            /// <param name="high">The limit, not included.</param>
            /// <returns>The tensor.</returns>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1)
            {
                RandomOps.Uniform(tensor.Impl, DefaultGenerator, low, high);
                tensor.Impl.Storage.Version++;
                return tensor;
            }

            /// <summary>Draws from a normal distribution.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="mean">The mean.</param>
            /// <param name="std">The standard deviation.</param>
            /// <returns>The tensor.</returns>
            public static Tensor normal_(Tensor tensor, double mean = 0.0, double std = 1.0)
            {
                RandomOps.Normal(tensor.Impl, DefaultGenerator, mean, std);
                tensor.Impl.Storage.Version++;
                return tensor;
            }

            /// <summary>Writes one value.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="val">The value.</param>
            /// <returns>The tensor.</returns>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                FillOps.Fill(tensor.Impl, val);
                tensor.Impl.Storage.Version++;
                return tensor;
            }

            /// <summary>Writes zeros.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <returns>The tensor.</returns>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Writes ones.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <returns>The tensor.</returns>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Draws evenly so that a layer with a leaky rectifier keeps the variance (He et al., 2015).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="a">The slope of the leaky rectifier.</param>
            /// <param name="mode">Which fan keeps the variance.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            /// <returns>The tensor.</returns>
            public static Tensor kaiming_uniform_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var gain = nonlinearity switch
                {
                    NonlinearityType.Linear => 1,
                    NonlinearityType.ReLU => Math.Sqrt(2),
                    _ => Math.Sqrt(2 / (1 + (a * a))),
                };
                var bound = Math.Sqrt(3) * gain / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>How many inputs an output has, and how many outputs an input.</summary>
            /// <param name="tensor">A weight of at least two dimensions.</param>
            /// <exception cref="ArgumentException">The tensor has fewer dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var sizes = tensor.Impl.Sizes;
                if (sizes.Length < 2)
                {
                    throw new ArgumentException(
                        "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
                        nameof(tensor));
                }

                var field = Shapes.Count(sizes.AsSpan(2));
                return (sizes[1] * field, sizes[0] * field);
            }
        }
    }
}
