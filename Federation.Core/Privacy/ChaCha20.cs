using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Bernstein's ChaCha20 as a source of random bits: whatever place of whatever stream, without those before it. Unpredictable to whoever
/// does not know the key.
/// </summary>
internal sealed class ChaCha20
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 32;

    /// <summary>How many blocks are made at once.</summary>
    public const int Lanes = 8;

    /// <summary>How many vectors <see cref="Generate"/> writes: one for each word of a block.</summary>
    public const int Words = 16;

    private const int DoubleRounds = 10;

    private readonly uint[] _key = new uint[KeySize / sizeof(uint)];

    /// <summary>Makes a generator.</summary>
    /// <param name="key">32 bytes.</param>
    public ChaCha20(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeySize, nameof(key));
        Buffer.BlockCopy(key.ToArray(), 0, _key, 0, KeySize);
    }

    /// <summary>Makes eight blocks of 64 bytes.</summary>
    /// <param name="stream">Which of 2^64 streams.</param>
    /// <param name="block">The first block, of 2^64.</param>
    /// <param name="output">Gets <see cref="Words"/> vectors: vector w holds word w of each block.</param>
    [SkipLocalsInit]
    public void Generate(ulong stream, ulong block, Span<Vector256<uint>> output)
    {
        Span<Vector256<uint>> start = stackalloc Vector256<uint>[Words];
        WriteStart(stream, block, start);

        var (a0, a1, a2, a3) = (start[0], start[1], start[2], start[3]);
        var (b0, b1, b2, b3) = (start[4], start[5], start[6], start[7]);
        var (c0, c1, c2, c3) = (start[8], start[9], start[10], start[11]);
        var (d0, d1, d2, d3) = (start[12], start[13], start[14], start[15]);
        for (var i = 0; i < DoubleRounds; i++)
        {
            (a0, b0, c0, d0) = QuarterRound(a0, b0, c0, d0);
            (a1, b1, c1, d1) = QuarterRound(a1, b1, c1, d1);
            (a2, b2, c2, d2) = QuarterRound(a2, b2, c2, d2);
            (a3, b3, c3, d3) = QuarterRound(a3, b3, c3, d3);
            (a0, b1, c2, d3) = QuarterRound(a0, b1, c2, d3);
            (a1, b2, c3, d0) = QuarterRound(a1, b2, c3, d0);
            (a2, b3, c0, d1) = QuarterRound(a2, b3, c0, d1);
            (a3, b0, c1, d2) = QuarterRound(a3, b0, c1, d2);
        }

        ReadOnlySpan<Vector256<uint>> end = [a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3, d0, d1, d2, d3];
        for (var word = 0; word < Words; word++)
        {
            output[word] = start[word] + end[word];
        }
    }

    private void WriteStart(ulong stream, ulong block, Span<Vector256<uint>> start)
    {
        // "expand 32-byte k"
        start[0] = Vector256.Create(0x61707865u);
        start[1] = Vector256.Create(0x3320646Eu);
        start[2] = Vector256.Create(0x79622D32u);
        start[3] = Vector256.Create(0x6B206574u);
        for (var i = 0; i < _key.Length; i++)
        {
            start[4 + i] = Vector256.Create(_key[i]);
        }

        Span<uint> low = stackalloc uint[Lanes];
        Span<uint> high = stackalloc uint[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var counter = block + (ulong)lane;
            (low[lane], high[lane]) = ((uint)counter, (uint)(counter >> 32));
        }

        start[12] = Vector256.Create<uint>(low);
        start[13] = Vector256.Create<uint>(high);
        start[14] = Vector256.Create((uint)stream);
        start[15] = Vector256.Create((uint)(stream >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> A, Vector256<uint> B, Vector256<uint> C, Vector256<uint> D) QuarterRound(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d)
    {
        a += b;
        d = RotateLeft(d ^ a, 16);
        c += d;
        b = RotateLeft(b ^ c, 12);
        a += b;
        d = RotateLeft(d ^ a, 8);
        c += d;
        b = RotateLeft(b ^ c, 7);
        return (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateLeft(Vector256<uint> value, int count) =>
        Vector256.ShiftLeft(value, count) | Vector256.ShiftRightLogical(value, 32 - count);
}
