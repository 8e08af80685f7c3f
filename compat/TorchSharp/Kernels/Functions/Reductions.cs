using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>What becomes of a row of numbers.</summary>
internal unsafe interface IReduction
{
    /// <summary>Whether a row without elements has a value.</summary>
    bool TakesNone { get; }

    T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T>;
}

/// <summary>The product; of none, 1.</summary>
internal readonly unsafe struct Product : IReduction
{
    public bool TakesNone => true;

    public T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T>
    {
        var product = T.One;
        for (long i = 0; i < length; i++)
        {
            product *= row[i];
        }

        return product;
    }
}

/// <summary>The greatest; NaN if there is one.</summary>
internal readonly unsafe struct Greatest : IReduction
{
    public bool TakesNone => false;

    public T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T>
    {
        var best = row[0];
        long i = 0;
        if (length >= Vector256<T>.Count)
        {
            var lanes = Vector256.Load(row);
            for (i = Vector256<T>.Count; i <= length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                lanes = Vector256.Max(lanes, Vector256.Load(row + i));
            }

            for (var lane = 0; lane < Vector256<T>.Count; lane++)
            {
                best = T.Max(best, lanes[lane]);
            }
        }

        for (; i < length; i++)
        {
            best = T.Max(best, row[i]);
        }

        return best;
    }
}

/// <summary>The least; NaN if there is one.</summary>
internal readonly unsafe struct Least : IReduction
{
    public bool TakesNone => false;

    public T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T>
    {
        var best = row[0];
        for (long i = 1; i < length; i++)
        {
            best = T.Min(best, row[i]);
        }

        return best;
    }
}

/// <summary>Of truth values, whether all hold; of none, they do.</summary>
internal readonly unsafe struct AllOf : IReduction
{
    public bool TakesNone => true;

    public T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T> => new ReadOnlySpan<T>(row, checked((int)length)).Contains(T.Zero) ? T.Zero : T.One;
}

/// <summary>Of truth values, whether one holds; of none, none does.</summary>
internal readonly unsafe struct AnyOf : IReduction
{
    public bool TakesNone => true;

    public T Reduce<T>(T* row, long length)
        where T : unmanaged, INumber<T> =>
        new ReadOnlySpan<T>(row, checked((int)length)).ContainsAnyExcept(T.Zero) ? T.One : T.Zero;
}
