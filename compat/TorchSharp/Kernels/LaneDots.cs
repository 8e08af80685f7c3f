using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Dot products of up to six rows with two others, eight lanes wide, added to sums in memory. The last, partial
/// register of the two is masked: what lies past their end may be anything, and zero times NaN is not zero.
/// </summary>
internal static unsafe class LaneDots
{
    public const int Lanes = 8;

    /// <summary>Adds to <paramref name="sums"/>, two registers a row.</summary>
    public static void Run(int rows, long count, float* g, long length, float* x, float* y, float* sums)
    {
        for (; rows >= 6; rows -= 6, g += 6 * length, sums += 12 * Lanes)
        {
            Six(count, g, length, x, y, sums);
        }

        for (; rows >= 4; rows -= 4, g += 4 * length, sums += 8 * Lanes)
        {
            Four(count, g, length, x, y, sums);
        }

        for (; rows >= 1; rows--, g += length, sums += 2 * Lanes)
        {
            One(count, g, x, y, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six(long count, float* g, long length, float* x, float* y, float* sums)
    {
        var s00 = Vector256.Load(sums);
        var s01 = Vector256.Load(sums + 8);
        var s10 = Vector256.Load(sums + 16);
        var s11 = Vector256.Load(sums + 24);
        var s20 = Vector256.Load(sums + 32);
        var s21 = Vector256.Load(sums + 40);
        var s30 = Vector256.Load(sums + 48);
        var s31 = Vector256.Load(sums + 56);
        var s40 = Vector256.Load(sums + 64);
        var s41 = Vector256.Load(sums + 72);
        var s50 = Vector256.Load(sums + 80);
        var s51 = Vector256.Load(sums + 88);
        float* g1 = g + length, g2 = g1 + length, g3 = g2 + length, g4 = g3 + length, g5 = g4 + length;
        long p = 0;
        for (; p <= count - Lanes; p += Lanes)
        {
            var a = Vector256.Load(x + p);
            var b = Vector256.Load(y + p);
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
            row = Vector256.Load(g1 + p);
            s10 = Vector256.FusedMultiplyAdd(row, a, s10);
            s11 = Vector256.FusedMultiplyAdd(row, b, s11);
            row = Vector256.Load(g2 + p);
            s20 = Vector256.FusedMultiplyAdd(row, a, s20);
            s21 = Vector256.FusedMultiplyAdd(row, b, s21);
            row = Vector256.Load(g3 + p);
            s30 = Vector256.FusedMultiplyAdd(row, a, s30);
            s31 = Vector256.FusedMultiplyAdd(row, b, s31);
            row = Vector256.Load(g4 + p);
            s40 = Vector256.FusedMultiplyAdd(row, a, s40);
            s41 = Vector256.FusedMultiplyAdd(row, b, s41);
            row = Vector256.Load(g5 + p);
            s50 = Vector256.FusedMultiplyAdd(row, a, s50);
            s51 = Vector256.FusedMultiplyAdd(row, b, s51);
        }

        if (p < count)
        {
            var inside = Inside(count - p);
            var a = Vector256.Load(x + p) & inside;
            var b = Vector256.Load(y + p) & inside;
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
            row = Vector256.Load(g1 + p);
            s10 = Vector256.FusedMultiplyAdd(row, a, s10);
            s11 = Vector256.FusedMultiplyAdd(row, b, s11);
            row = Vector256.Load(g2 + p);
            s20 = Vector256.FusedMultiplyAdd(row, a, s20);
            s21 = Vector256.FusedMultiplyAdd(row, b, s21);
            row = Vector256.Load(g3 + p);
            s30 = Vector256.FusedMultiplyAdd(row, a, s30);
            s31 = Vector256.FusedMultiplyAdd(row, b, s31);
            row = Vector256.Load(g4 + p);
            s40 = Vector256.FusedMultiplyAdd(row, a, s40);
            s41 = Vector256.FusedMultiplyAdd(row, b, s41);
            row = Vector256.Load(g5 + p);
            s50 = Vector256.FusedMultiplyAdd(row, a, s50);
            s51 = Vector256.FusedMultiplyAdd(row, b, s51);
        }

        s00.Store(sums);
        s01.Store(sums + 8);
        s10.Store(sums + 16);
        s11.Store(sums + 24);
        s20.Store(sums + 32);
        s21.Store(sums + 40);
        s30.Store(sums + 48);
        s31.Store(sums + 56);
        s40.Store(sums + 64);
        s41.Store(sums + 72);
        s50.Store(sums + 80);
        s51.Store(sums + 88);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(long count, float* g, long length, float* x, float* y, float* sums)
    {
        var s00 = Vector256.Load(sums);
        var s01 = Vector256.Load(sums + 8);
        var s10 = Vector256.Load(sums + 16);
        var s11 = Vector256.Load(sums + 24);
        var s20 = Vector256.Load(sums + 32);
        var s21 = Vector256.Load(sums + 40);
        var s30 = Vector256.Load(sums + 48);
        var s31 = Vector256.Load(sums + 56);
        float* g1 = g + length, g2 = g1 + length, g3 = g2 + length;
        long p = 0;
        for (; p <= count - Lanes; p += Lanes)
        {
            var a = Vector256.Load(x + p);
            var b = Vector256.Load(y + p);
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
            row = Vector256.Load(g1 + p);
            s10 = Vector256.FusedMultiplyAdd(row, a, s10);
            s11 = Vector256.FusedMultiplyAdd(row, b, s11);
            row = Vector256.Load(g2 + p);
            s20 = Vector256.FusedMultiplyAdd(row, a, s20);
            s21 = Vector256.FusedMultiplyAdd(row, b, s21);
            row = Vector256.Load(g3 + p);
            s30 = Vector256.FusedMultiplyAdd(row, a, s30);
            s31 = Vector256.FusedMultiplyAdd(row, b, s31);
        }

        if (p < count)
        {
            var inside = Inside(count - p);
            var a = Vector256.Load(x + p) & inside;
            var b = Vector256.Load(y + p) & inside;
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
            row = Vector256.Load(g1 + p);
            s10 = Vector256.FusedMultiplyAdd(row, a, s10);
            s11 = Vector256.FusedMultiplyAdd(row, b, s11);
            row = Vector256.Load(g2 + p);
            s20 = Vector256.FusedMultiplyAdd(row, a, s20);
            s21 = Vector256.FusedMultiplyAdd(row, b, s21);
            row = Vector256.Load(g3 + p);
            s30 = Vector256.FusedMultiplyAdd(row, a, s30);
            s31 = Vector256.FusedMultiplyAdd(row, b, s31);
        }

        s00.Store(sums);
        s01.Store(sums + 8);
        s10.Store(sums + 16);
        s11.Store(sums + 24);
        s20.Store(sums + 32);
        s21.Store(sums + 40);
        s30.Store(sums + 48);
        s31.Store(sums + 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(long count, float* g, float* x, float* y, float* sums)
    {
        var s00 = Vector256.Load(sums);
        var s01 = Vector256.Load(sums + 8);
        long p = 0;
        for (; p <= count - Lanes; p += Lanes)
        {
            var a = Vector256.Load(x + p);
            var b = Vector256.Load(y + p);
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
        }

        if (p < count)
        {
            var inside = Inside(count - p);
            var a = Vector256.Load(x + p) & inside;
            var b = Vector256.Load(y + p) & inside;
            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
        }

        s00.Store(sums);
        s01.Store(sums + 8);
    }

    private static Vector256<float> Inside(long count) =>
        Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((int)count)).AsSingle();
}
