using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Draws evenly so that a layer and its function keep the variance (He et al., 2015).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="a">The slope of a leaky rectifier.</param>
            /// <param name="mode">Which fan keeps the variance.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            /// <returns>The tensor.</returns>
            public static Tensor kaiming_uniform_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                Even(tensor, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Draws normally so that a layer and its function keep the variance (He et al., 2015).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="a">The slope of a leaky rectifier.</param>
            /// <param name="mode">Which fan keeps the variance.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            /// <returns>The tensor.</returns>
            public static Tensor kaiming_normal_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Draws evenly so that a layer keeps the variance in both directions (Glorot and Bengio, 2010).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="gain">A factor, see <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor.</returns>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0) =>
                Even(tensor, XavierDeviation(tensor, gain));

            /// <summary>The same as <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="gain">A factor, see <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor.</returns>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Draws normally so that a layer keeps the variance in both directions (Glorot and Bengio, 2010).</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="gain">A factor, see <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor.</returns>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) =>
                normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>The same as <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">The tensor to fill.</param>
            /// <param name="gain">A factor, see <see cref="calculate_gain"/>.</param>
            /// <returns>The tensor.</returns>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            private static Tensor Even(Tensor tensor, double deviation)
            {
                var bound = Math.Sqrt(3) * deviation;
                return uniform_(tensor, -bound, bound);
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = Fans(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = Fans(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            // libtorch checks here, the managed layer where the fans are asked for by name.
            private static (long FanIn, long FanOut) Fans(Tensor tensor)
            {
                NativeError.Check(
                    tensor.dim() >= 2, "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
                return CalculateFanInAndFanOut(tensor);
            }
        }
    }
}
