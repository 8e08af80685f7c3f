namespace TorchSharp.Internal;

/// <summary>
/// A tensor in TorchSharp's file format: element type, number of dimensions and sizes as <see cref="Leb128"/>, then the
/// elements in row-major order, little-endian.
/// </summary>
internal static unsafe class TensorFile
{
    private const int Chunk = 1 << 20;
    private const int MostDimensions = 64;

    public static void Write(TensorImpl tensor, BinaryWriter writer)
    {
        Leb128.Write(writer, (long)tensor.DType);
        Leb128.Write(writer, tensor.Rank);
        foreach (var size in tensor.Sizes)
        {
            Leb128.Write(writer, size);
        }

        var packed = CopyOps.Contiguous(tensor);
        var left = packed.Count * DTypes.Size(packed.DType);
        for (var from = packed.Bytes; left > 0; from += Chunk, left -= Chunk)
        {
            writer.Write(new ReadOnlySpan<byte>(from, (int)Math.Min(left, Chunk)));
        }

        packed.Release();
    }

    /// <summary>The type and the sizes of the tensor that follows.</summary>
    /// <exception cref="InvalidDataException">No tensor begins here.</exception>
    public static (ScalarType Type, long[] Sizes) ReadHeader(BinaryReader reader)
    {
        long type = Leb128.Read(reader), rank = Leb128.Read(reader);
        if (!Enum.IsDefined((ScalarType)type) || type > sbyte.MaxValue || rank is < 0 or > MostDimensions)
        {
            throw new InvalidDataException($"Expected a tensor, but got element type {type} and {rank} dimensions.");
        }

        var sizes = new long[rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Leb128.Read(reader);
            if (sizes[i] < 0)
            {
                throw new InvalidDataException($"Expected the size of a dimension, but got {sizes[i]}.");
            }
        }

        return ((ScalarType)type, sizes);
    }

    /// <summary>Reads the elements into a tensor of the header's type and sizes.</summary>
    public static void ReadElements(TensorImpl target, BinaryReader reader)
    {
        var packed = target.IsContiguous ? target.Retain() : TensorImpl.Empty(target.DType, target.Sizes);
        var left = packed.Count * DTypes.Size(packed.DType);
        for (var to = packed.Bytes; left > 0; to += Chunk, left -= Chunk)
        {
            reader.BaseStream.ReadExactly(new Span<byte>(to, (int)Math.Min(left, Chunk)));
        }

        if (!target.IsContiguous)
        {
            CopyOps.Into(target, packed);
        }

        packed.Release();
        target.Storage.Version++;
    }

    /// <summary>Reads past the elements.</summary>
    public static void SkipElements(ScalarType type, long[] sizes, BinaryReader reader)
    {
        var nowhere = new byte[Chunk];
        for (var left = Shapes.Count(sizes) * DTypes.Size(type); left > 0; left -= Chunk)
        {
            reader.BaseStream.ReadExactly(nowhere.AsSpan(0, (int)Math.Min(left, Chunk)));
        }
    }
}
