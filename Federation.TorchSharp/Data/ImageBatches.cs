using System.Runtime.InteropServices;
using Federation.Data;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

internal sealed class ImageBatches : IBatchSource
{
    private readonly ImageDataset _images;
    private readonly PixelNormalization _normalization;

    public ImageBatches(ImageDataset images, PixelNormalization normalization)
    {
        if (images.Shape.Channels != normalization.Channels)
        {
            throw new ArgumentException(
                $"The normalization has {normalization.Channels} channels, the images have {images.Shape.Channels}.", nameof(normalization));
        }

        _images = images;
        _normalization = normalization;
    }

    public int Count => _images.Count;

    public (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices)
    {
        var shape = _images.Shape;
        var input = empty(indices.Length, shape.Channels, shape.Height, shape.Width, dtype: ScalarType.Float32);
        var target = empty(indices.Length, dtype: ScalarType.Int64);
        _images.CopyBatch(
            indices, _normalization, MemoryMarshal.Cast<byte, float>(input.bytes), MemoryMarshal.Cast<byte, long>(target.bytes));
        return (input, target);
    }
}
