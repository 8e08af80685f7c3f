using System.Runtime.InteropServices;
using Federation.Data;
using static TorchSharp.torch;

namespace FedProxMnist.Training;

/// <summary>Images as the model takes them: normalized pixels float32 [n, 784] and labels int64 [n].</summary>
internal sealed class ImageTensors : IDisposable
{
    public ImageTensors(ImageDataset images, PixelNormalization normalization)
    {
        Pixels = empty(images.Count, images.Shape.Size, dtype: ScalarType.Float32);
        Labels = empty(images.Count, dtype: ScalarType.Int64);
        int[] all = [.. Enumerable.Range(0, images.Count)];
        images.CopyBatch(all, normalization, MemoryMarshal.Cast<byte, float>(Pixels.bytes), MemoryMarshal.Cast<byte, long>(Labels.bytes));
    }

    public Tensor Pixels { get; }

    public Tensor Labels { get; }

    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
