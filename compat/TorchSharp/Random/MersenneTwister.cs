namespace TorchSharp.Internal;

/// <summary>MT19937, the generator behind PyTorch's CPU random numbers, seeded as PyTorch seeds it.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
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

    public uint Next32()
    {
        if (_next == Size)
        {
            Renew();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680U;
        y ^= (y << 15) & 0xEFC60000U;
        return y ^ (y >> 18);
    }

    /// <summary>Two draws, the first in the upper half.</summary>
    public ulong Next64()
    {
        ulong high = Next32();
        return (high << 32) | Next32();
    }

    private void Renew()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (_state[i] & 0x80000000U) | (_state[(i + 1) % Size] & 0x7FFFFFFFU);
            _state[i] = _state[(i + Middle) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908B0DFU);
        }

        _next = 0;
    }
}
