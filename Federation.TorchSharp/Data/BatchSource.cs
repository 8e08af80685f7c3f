using Federation.Data;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>
/// Ready sources of batches. None copies the whole set, and each may serve several threads at once: a batch is made when it is asked
/// for, in memory that the batch before gave back.
/// </summary>
public static class BatchSource
{
    /// <summary>Examples that are tensors already.</summary>
    /// <param name="input">[n, ...]: what goes into the model. Not copied; it must live as long as the source is used.</param>
    /// <param name="target">[n, ...]: what the loss compares the output with, such as int64 labels [n]. Not copied either.</param>
    /// <exception cref="ArgumentException">The two have not the same number of examples along their first dimension.</exception>
    public static IBatchSource FromTensors(Tensor input, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        return new TensorBatches(input, target);
    }

    /// <summary>Labelled images: the input is float32 [n, channels, rows, columns], the target is int64 [n].</summary>
    /// <param name="images">The images; kept as bytes, normalized batch by batch.</param>
    /// <param name="normalization">How a byte becomes a float; it must have as many channels as the images.</param>
    /// <exception cref="ArgumentException">The normalization has another number of channels than the images.</exception>
    public static IBatchSource FromImages(ImageDataset images, PixelNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        return new ImageBatches(images, normalization);
    }
}
