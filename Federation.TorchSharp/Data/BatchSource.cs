using Federation.Data;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>
/// Ready sources of batches. None copies the whole set: a batch is made when it is asked for, in memory that the batch before gave back.
/// Each may serve several threads at once.
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

    /// <summary>A data set as TorchSharp's <c>DataLoader</c> takes them; its examples are put together here, so that the order is the trainer's.</summary>
    /// <typeparam name="T">What the data set gives for an example.</typeparam>
    /// <param name="dataset">
    /// The examples. Asked for each whenever a batch has it; tensors made in answer live as long as the batch is being made. It may serve
    /// several threads at once only if it says so itself.
    /// </param>
    /// <param name="select">
    /// Takes an example apart, such as <c>example => (example["data"], example["label"])</c> or <c>example => (example[0], example[1])</c>.
    /// Neither tensor has a dimension for the batch.
    /// </param>
    public static IBatchSource FromDataset<T>(utils.data.Dataset<T> dataset, Func<T, (Tensor Input, Tensor Target)> select)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(select);
        return new DatasetBatches<T>(dataset, select);
    }
}
