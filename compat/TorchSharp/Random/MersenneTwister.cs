using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>MT19937, the generator behind PyTorch's CPU random numbers, seeded as PyTorch seeds it.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private readonly uint[] _numbers = new uint[Size];
    private int _next = Size;

    public MersenneTwister(ulong seed)
    {
        Seed = seed;
        _state[0] = (uint)seed;
        for (uint i = 1; i < Size; i++)
        {
            _state[i] = (1812433253U * (_state[i - 1] ^ (_state[i - 1] >> 30))) + i;
        }
    }

    public ulong Seed { get; }

    /// <summary>The normal variate left over from the last pair, if any.</summary>
    public double? SpareNormal { get; set; }

    /// <summary>Some of the next numbers, at least one; they are drawn only when they are skipped.</summary>
    public ReadOnlySpan<uint> Ahead
    {
        get
        {
            if (_next == Size)
            {
                Renew();
            }

            return _numbers.AsSpan(_next);
        }
    }

    public void Skip(int count) => _next += count;

    public uint Next32()
    {
        if (_next == Size)
        {
            Renew();
        }

        return _numbers[_next++];
    }

    /// <summary>Two draws, the first in the upper half.</summary>
    public ulong Next64()
    {
        ulong high = Next32();
        return (high << 32) | Next32();
    }

    private static uint Twisted(uint current, uint next, uint far)
    {
        var y = (current & 0x80000000U) | (next & 0x7FFFFFFFU);
        return far ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908B0DFU);
    }

    /// <summary>New states from their neighbours and those <paramref name="distance"/> away, up to the given end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Twist(ref uint state, int start, int end, int distance)
    {
        var i = start;
        for (; i <= end - 8; i += 8)
        {
            var y = (Vector256.LoadUnsafe(ref state, (nuint)i) & Vector256.Create(0x80000000U))
                | (Vector256.LoadUnsafe(ref state, (nuint)i + 1) & Vector256.Create(0x7FFFFFFFU));
            var odd = Vector256<uint>.Zero - (y & Vector256<uint>.One);
            var far = Vector256.LoadUnsafe(ref state, (nuint)(i + distance));
            (far ^ (y >>> 1) ^ (odd & Vector256.Create(0x9908B0DFU))).StoreUnsafe(ref state, (nuint)i);
        }

        for (; i < end; i++)
        {
            Unsafe.Add(ref state, i) = Twisted(
                Unsafe.Add(ref state, i), Unsafe.Add(ref state, i + 1), Unsafe.Add(ref state, i + distance));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Temper(ref uint state, ref uint numbers)
    {
        for (nuint i = 0; i < Size; i += 8)
        {
            var y = Vector256.LoadUnsafe(ref state, i);
            y ^= y >>> 11;
            y ^= (y << 7) & Vector256.Create(0x9D2C5680U);
            y ^= (y << 15) & Vector256.Create(0xEFC60000U);
            (y ^ (y >>> 18)).StoreUnsafe(ref numbers, i);
        }
    }

    private void Renew()
    {
        ref var state = ref MemoryMarshal.GetArrayDataReference(_state);
        Twist(ref state, 0, Size - Middle, Middle);
        Twist(ref state, Size - Middle, Size - 1, Middle - Size);
        _state[Size - 1] = Twisted(_state[Size - 1], _state[0], _state[Middle - 1]);
        Temper(ref state, ref MemoryMarshal.GetArrayDataReference(_numbers));
        _next = 0;
    }
}
