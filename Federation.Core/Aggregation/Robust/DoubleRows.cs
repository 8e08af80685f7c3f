using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Turns strips of updates into doubles.</summary>
internal static unsafe class DoubleRows
{
    /// <summary>Turns a strip of one row into doubles, and pads it with zeros to a multiple of 4.</summary>
    public static void Widen(DType dtype, nint row, int start, int length, double* to)
    {
        switch (dtype)
        {
            case DType.Float32:
                Widen<float, SingleSource>((float*)row + start, length, to);
                break;
            case DType.Float64:
                Widen<double, DoubleSource>((double*)row + start, length, to);
                break;
            case DType.Float16:
                Widen<Half, HalfSource>((Half*)row + start, length, to);
                break;
            default:
                Widen<BFloat16, BFloat16Source>((BFloat16*)row + start, length, to);
                break;
        }
    }

    private static void Widen<T, TSource>(T* from, int length, double* to)
        where T : unmanaged
        where TSource : IDoubleSource<T>
    {
        var i = 0;
        for (; i <= length - 4; i += 4)
        {
            TSource.Load(from + i).Store(to + i);
        }

        if (i < length)
        {
            var padded = stackalloc T[4];
            new ReadOnlySpan<T>(from + i, length - i).CopyTo(new Span<T>(padded, 4));
            TSource.Load(padded).Store(to + i);
        }
    }
}
