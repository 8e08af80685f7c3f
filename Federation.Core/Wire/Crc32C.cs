using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// CRC-32C (Castagnoli, RFC 3720 appendix B.4), computed by the processor's instruction where there is one.
/// </summary>
public sealed class Crc32C
{
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was appended so far.</summary>
    public uint Value => ~_state;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => ~Extend(uint.MaxValue, data);

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> data) => _state = Extend(_state, data);

    /// <summary>Starts again.</summary>
    public void Reset() => _state = uint.MaxValue;

    private static uint Extend(uint state, ReadOnlySpan<byte> data)
    {
        // The instruction takes three cycles and one can start in each, so that three independent streams keep it busy.
        state = ExtendThreefold(state, ref data, Crc32CShift.Long);
        state = ExtendThreefold(state, ref data, Crc32CShift.Short);

        foreach (var word in MemoryMarshal.Cast<byte, ulong>(data))
        {
            state = BitOperations.Crc32C(state, word);
        }

        foreach (var tail in data[(data.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            state = BitOperations.Crc32C(state, tail);
        }

        return state;
    }

    private static uint ExtendThreefold(uint state, ref ReadOnlySpan<byte> data, Crc32CShift shift)
    {
        var length = (nuint)shift.Length;
        while (data.Length >= 3 * shift.Length)
        {
            ref var first = ref MemoryMarshal.GetReference(data);
            ref var second = ref Unsafe.Add(ref first, length);
            ref var third = ref Unsafe.Add(ref second, length);
            var (a, b, c) = (state, 0u, 0u);
            for (nuint i = 0; i < length; i += sizeof(ulong))
            {
                a = BitOperations.Crc32C(a, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)));
                b = BitOperations.Crc32C(b, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref second, i)));
                c = BitOperations.Crc32C(c, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref third, i)));
            }

            state = shift.Apply(shift.Apply(a) ^ b) ^ c;
            data = data[(3 * shift.Length)..];
        }

        return state;
    }
}
