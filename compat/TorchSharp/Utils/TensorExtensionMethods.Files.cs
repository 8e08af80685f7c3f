using TorchSharp.Internal;

namespace TorchSharp;

/// <content>Tensors in TorchSharp's own file format.</content>
public static partial class TensorExtensionMethods
{
    /// <summary>Writes the tensor in TorchSharp's format.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="writer">Where to.</param>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(writer);
        TensorFile.Write(tensor.Impl, writer);
    }

    /// <summary>Writes the tensor in TorchSharp's format and closes the stream.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="stream">Where to.</param>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes the tensor to a file in TorchSharp's format.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="location">The file.</param>
    public static void Save(this torch.Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Overwrites the tensor with one that <c>Save</c> wrote.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to read past the elements and leave the tensor alone.</param>
    /// <exception cref="ArgumentException">The type or, unless skipping, the shape is another.</exception>
    /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(reader);
        var (type, sizes) = TensorFile.ReadHeader(reader);
        if (type != tensor.dtype)
        {
            throw Mismatched("data types");
        }

        Load(tensor, type, sizes, reader, skip);
    }

    /// <summary>Reads a tensor that <c>Save</c> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to read past the elements and return zeros of the same shape.</param>
    /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        torch.Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    /// <summary>Overwrites a tensor with one that <c>Save</c> wrote, or makes a tensor of it.</summary>
    /// <param name="tensor">The tensor; made if null.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to read past the elements; a tensor that is made has zeros then.</param>
    /// <exception cref="ArgumentException">The type or, unless skipping, the shape is another.</exception>
    /// <exception cref="EndOfStreamException">There is less than the tensor.</exception>
    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (tensor is not null)
        {
            tensor.Load(reader, skip);
            return;
        }

        var (type, sizes) = TensorFile.ReadHeader(reader);
        var made = new torch.Tensor(skip ? FillOps.Zeros(type, sizes) : TensorImpl.Empty(type, sizes));
        Load(made, type, sizes, reader, skip);
        tensor = made;
    }

    private static void Load(torch.Tensor tensor, ScalarType type, long[] sizes, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            TensorFile.SkipElements(type, sizes, reader);
            return;
        }

        if (!sizes.AsSpan().SequenceEqual(tensor.Impl.Sizes))
        {
            throw Mismatched("shape");
        }

        TensorFile.ReadElements(tensor.Impl, reader);
    }

    private static ArgumentException Mismatched(string what) => new(
        $"Mismatched tensor {what} while loading. Make sure that the model you are loading into is exactly the same as "
        + "the origin.");
}
