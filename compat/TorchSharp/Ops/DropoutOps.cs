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
        var work = new FillWork(noise, 1 - p, generator);
        Dispatch.Floating(noise.DType, "dropout", ref work);
        return noise;
    }

    private static long[] ChannelSizes(long[] sizes)
    {
        NativeError.Check(sizes.Length >= 2, "Feature dropout requires at least 2 dimensions in the input");
        var result = new long[sizes.Length];
        Array.Fill(result, 1);
        (result[0], result[1]) = (sizes[0], sizes[1]);
        return result;
    }

    private readonly struct FillWork(TensorImpl noise, double keep, torch.Generator generator) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var kept = T.One / T.CreateTruncating(keep);
            generator.Draw(
                (noise, keep, kept),
                static (twister, draw) => DropoutKernel.Fill(
                    twister, draw.keep, draw.kept, draw.noise.Pointer<T>(), draw.noise.Count));
        }
    }
}
