using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element, times a slope where it is negative.</summary>
        /// <param name="negative_slope">The slope.</param>
        public Tensor leaky_relu(Scalar negative_slope) => Apply(new LeakyRelu(negative_slope.ToDouble()));

        /// <summary>Each element, times a slope where it is negative, in place.</summary>
        /// <param name="negative_slope">The slope.</param>
        /// <returns>This tensor.</returns>
        public Tensor leaky_relu_(Scalar negative_slope) =>
            ApplyInPlace(new LeakyRelu(negative_slope.ToDouble()));

        /// <summary>Each element times the probability that a standard normal variate is below it.</summary>
        public Tensor gelu() => Apply(default(Gelu));

        /// <summary>Each element times the probability that a standard normal variate is below it, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor gelu_() => ApplyInPlace(default(Gelu));

        /// <summary>Each element times its sigmoid.</summary>
        public Tensor silu() => Apply(default(Silu));

        /// <summary>Each element times its sigmoid, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor silu_() => ApplyInPlace(default(Silu));

        /// <summary>Each element, but not below 0 nor above 6.</summary>
        public Tensor relu6() => Apply(new HardTanh(0, 6));

        /// <summary>Each element, but not below 0 nor above 6, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor relu6_() => ApplyInPlace(new HardTanh(0, 6));
    }
}
