namespace Federation.Core;

/// <summary>The squared Euclidean distances of all pairs of some updates.</summary>
public sealed class DistanceMatrix
{
    private readonly double[] _squares;

    internal DistanceMatrix(int count, double[] squares)
    {
        Count = count;
        _squares = squares;
    }

    /// <summary>The number of updates.</summary>
    public int Count { get; }

    /// <summary>The squared distance of two updates, by their positions, from 0: at least 0, and 0 where both are the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such update.</exception>
    public double this[int i, int j]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)j, (uint)Count, nameof(j));
            return _squares[((long)i * Count) + j];
        }
    }
}
