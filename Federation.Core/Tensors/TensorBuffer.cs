using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Memory for the tensors of one manifest, each aligned to 64 bytes, to be filled again and again: a server that keeps a stack of
/// these receives its thousandth update without taking memory. The memory is given back when nothing refers to it any more.
/// </summary>
/// <remarks>Not safe for concurrent writing. Tensors handed out see what is written to the buffer later.</remarks>
public sealed class TensorBuffer
{
    private const int Alignment = 64;

    private readonly Memory<byte>[] _memory;

    /// <summary>Takes memory for the tensors of a manifest. What it holds is undefined until it is written.</summary>
    public TensorBuffer(TensorManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        _memory = Allocate(manifest);
        var tensors = new Tensor[manifest.Count];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new Tensor(manifest[i], _memory[i]);
        }

        Tensors = new TensorList(manifest, tensors);
    }

    /// <summary>What the memory is for.</summary>
    public TensorManifest Manifest => Tensors.Manifest;

    /// <summary>The tensors that the memory holds now: always the same list, whose data changes with the next use of the buffer.</summary>
    public TensorList Tensors { get; }

    /// <summary>The memory of one tensor, to be written.</summary>
    public Memory<byte> this[int index] => _memory[index];

    private static Memory<byte>[] Allocate(TensorManifest manifest)
    {
        var memory = new Memory<byte>[manifest.Count];
        var total = 0L;
        foreach (var spec in manifest)
        {
            total += Padded(spec);
        }

        if (total + Alignment <= Array.MaxLength)
        {
            var rest = AlignedArray(total);
            for (var i = 0; i < memory.Length; i++)
            {
                memory[i] = rest[..(int)manifest[i].ByteCount];
                rest = rest[(int)Padded(manifest[i])..];
            }
        }
        else
        {
            for (var i = 0; i < memory.Length; i++)
            {
                memory[i] = AlignedArray(manifest[i].ByteCount);
            }
        }

        return memory;
    }

    private static long Padded(TensorSpec spec) => (spec.ByteCount + Alignment - 1) / Alignment * Alignment;

    // Pinned, so that the alignment lasts.
    private static unsafe Memory<byte> AlignedArray(long length)
    {
        var array = GC.AllocateUninitializedArray<byte>((int)length + Alignment - 1, pinned: true);
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return array.AsMemory((int)(-address & (Alignment - 1)), (int)length);
    }
}
