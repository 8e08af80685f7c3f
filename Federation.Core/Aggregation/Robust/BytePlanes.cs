using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>Takes 32 keys apart into their bytes, so that one vector holds the same byte of all, and puts them together again.</summary>
/// <remarks>
/// Bytes are ordered as signed numbers. Where a lane's key comes to lie differs between processors; it is the same in all four vectors,
/// and putting together brings it back.
/// </remarks>
internal static class BytePlanes
{
    /// <summary>The bytes of the keys of floats, the highest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Split(
        float* x, out Vector256<sbyte> b3, out Vector256<sbyte> b2, out Vector256<sbyte> b1, out Vector256<sbyte> b0)
    {
        var v = (Vector256<byte>*)x;
        var (r0, r1, r2, r3) = Transpose(Gather(v[0]), Gather(v[1]), Gather(v[2]), Gather(v[3]));

        // The key of a negative number has all bits but the first inverted; lower bytes are moved from 0..255 to -128..127.
        var sign = Vector256.LessThan(r3.AsSByte(), Vector256<sbyte>.Zero);
        var lower = sign ^ Vector256.Create(sbyte.MinValue);
        b3 = r3.AsSByte() ^ (sign & Vector256.Create(sbyte.MaxValue));
        b2 = r2.AsSByte() ^ lower;
        b1 = r1.AsSByte() ^ lower;
        b0 = r0.AsSByte() ^ lower;
    }

    /// <summary>Writes the keys that have these bytes.</summary>
    public static unsafe void Join(Vector256<sbyte> b3, Vector256<sbyte> b2, Vector256<sbyte> b1, Vector256<sbyte> b0, int* keys)
    {
        var bias = Vector256.Create(sbyte.MinValue);
        var (v0, v1, v2, v3) = Transpose((b0 ^ bias).AsUInt32(), (b1 ^ bias).AsUInt32(), (b2 ^ bias).AsUInt32(), b3.AsUInt32());
        Gather(v0.AsByte()).AsInt32().Store(keys);
        Gather(v1.AsByte()).AsInt32().Store(keys + 8);
        Gather(v2.AsByte()).AsInt32().Store(keys + 16);
        Gather(v3.AsByte()).AsInt32().Store(keys + 24);
    }

    // Transposes the four by four bytes of each half; its own inverse.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Gather(Vector256<byte> v)
    {
        var order = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        return Avx2.IsSupported
            ? Avx2.Shuffle(v, Vector256.Create(order, order)).AsUInt32()
            : Vector256.Create(Vector128.Shuffle(v.GetLower(), order), Vector128.Shuffle(v.GetUpper(), order)).AsUInt32();
    }

    // Transposes the four by four integers of each half; its own inverse.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<byte> R0, Vector256<byte> R1, Vector256<byte> R2, Vector256<byte> R3) Transpose(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d)
    {
        if (!Avx2.IsSupported)
        {
            return TransposeAnywhere(a, b, c, d);
        }

        var ab = Avx2.UnpackLow(a, b).AsUInt64();
        var cd = Avx2.UnpackLow(c, d).AsUInt64();
        var abHigh = Avx2.UnpackHigh(a, b).AsUInt64();
        var cdHigh = Avx2.UnpackHigh(c, d).AsUInt64();
        return (
            Avx2.UnpackLow(ab, cd).AsByte(),
            Avx2.UnpackHigh(ab, cd).AsByte(),
            Avx2.UnpackLow(abHigh, cdHigh).AsByte(),
            Avx2.UnpackHigh(abHigh, cdHigh).AsByte());
    }

    private static (Vector256<byte> R0, Vector256<byte> R1, Vector256<byte> R2, Vector256<byte> R3) TransposeAnywhere(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d)
    {
        return (Row(0), Row(1), Row(2), Row(3));

        Vector256<byte> Row(int i) =>
            Vector256.Create(a[i], b[i], c[i], d[i], a[i + 4], b[i + 4], c[i + 4], d[i + 4]).AsByte();
    }
}
