using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>The random factors of dropout: 0, or what keeps the expectation.</summary>
internal static unsafe class DropoutOps
{
    /// <summary>
    /// A factor for each element, or for each channel of each sample: 0 with probability <paramref name="p"/>, else
    /// 1 / (1 - p). The draws are PyTorch's, in row-major order.
    /// </summary>
    public static TensorImpl Noise(TensorImpl input, double p, bool byChannel, torch.Generator generator)
    {
        NativeError.Check(
            DTypes.IsFloating(input.DType),
            $"result type Float can't be cast to the desired output type {DTypes.TorchName(input.DType)}");
        var noise = TensorImpl.Empty(input.DType, byChannel ? ChannelSizes(input.Sizes) : input.Sizes);
        Fill(noise, 1 - p, 1 - p, generator);
        return noise;
    }

    /// <summary>Writes 1 / <paramref name="divisor"/> with a probability, else 0. The draws are PyTorch's, in row-major order.</summary>
    public static void Fill(TensorImpl target, double probability, double divisor, torch.Generator generator)
    {
        var work = new FillWork(target, probability, divisor, generator);
        Dispatch.Floating(target.DType, "dropout", ref work);
    }

    private static long[] ChannelSizes(long[] sizes)
    {
        NativeError.Check(sizes.Length >= 2, "Feature dropout requires at least 2 dimensions in the input");
        var result = new long[sizes.Length];
        Array.Fill(result, 1);
        (result[0], result[1]) = (sizes[0], sizes[1]);
        return result;
    }

    private readonly struct FillWork(TensorImpl noise, double keep, double divisor, torch.Generator generator) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var kept = T.One / T.CreateTruncating(divisor);
            generator.Draw(
                (noise, keep, kept),
                static (twister, draw) => DropoutKernel.Fill(
                    twister, draw.keep, draw.kept, draw.noise.Pointer<T>(), draw.noise.Count));
        }
    }
}
