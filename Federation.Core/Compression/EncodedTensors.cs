using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>An encoded update in the making.</summary>
internal sealed class EncodedTensors
{
    private readonly TensorManifest _manifest;
    private readonly ReadOnlyMemory<byte>[] _data;
    private readonly byte[]?[] _written;

    /// <summary>Takes memory for tensors.</summary>
    /// <param name="manifest">What they are.</param>
    /// <param name="update">The update, whose tensors of other than floating-point numbers are among them as they are.</param>
    public EncodedTensors(TensorManifest manifest, TensorList update)
    {
        _manifest = manifest;
        _data = new ReadOnlyMemory<byte>[manifest.Count];
        _written = new byte[]?[manifest.Count];
        for (var i = 0; i < manifest.Count; i++)
        {
            if (update.TryGet(manifest[i].Name, out var tensor) && !tensor.DType.IsFloatingPoint())
            {
                _data[i] = tensor.Data;
            }
            else
            {
                _data[i] = _written[i] = GC.AllocateUninitializedArray<byte>((int)manifest[i].ByteCount);
            }
        }
    }

    /// <summary>A tensor's elements, to be written.</summary>
    public Span<T> Of<T>(int tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_written[tensor].AsSpan());

    /// <summary>What has been written.</summary>
    public TensorList ToList() => new(_manifest, [.. _data.Select((data, i) => new Tensor(_manifest[i], data))]);

    /// <summary>Copies the tensors of other than floating-point numbers from an encoded update.</summary>
    /// <param name="encoded">Has them under the same names.</param>
    /// <param name="destination">The update.</param>
    public static void CopyOthers(TensorList encoded, TensorBuffer destination)
    {
        for (var i = 0; i < destination.Manifest.Count; i++)
        {
            if (!destination.Manifest[i].DType.IsFloatingPoint())
            {
                encoded[destination.Manifest[i].Name].Data.CopyTo(destination[i]);
            }
        }
    }
}
