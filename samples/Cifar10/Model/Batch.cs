using System.Runtime.InteropServices;
using Federation.Data;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>Some images and their labels as tensors.</summary>
/// <param name="Images">float32, [n, channels, rows, columns], normalized to -1..1.</param>
/// <param name="Labels">int64, [n].</param>
internal sealed record Batch(Tensor Images, Tensor Labels)
{
    /// <summary>Makes a batch of the chosen images. Its tensors belong to the current dispose scope.</summary>
    public static Batch Load(ImageDataset images, ReadOnlySpan<int> indices)
    {
        var shape = images.Shape;
        var batch = new Batch(
            empty(indices.Length, shape.Channels, shape.Height, shape.Width, dtype: ScalarType.Float32),
            empty(indices.Length, dtype: ScalarType.Int64));
        images.CopyBatch(
            indices,
            PixelNormalization.Symmetric,
            MemoryMarshal.Cast<byte, float>(batch.Images.bytes),
            MemoryMarshal.Cast<byte, long>(batch.Labels.bytes));
        return batch;
    }
}
