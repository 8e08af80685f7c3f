namespace Federation.Data;

/// <summary>Which part of a data set belongs to which client.</summary>
public static class Partition
{
    /// <summary>
    /// The part <paramref name="index"/> of <paramref name="count"/> equal parts in a row. Where the examples cannot be shared
    /// out evenly, the first parts have one more. Of examples in random order, such as CIFAR-10's, the parts are alike (IID).
    /// </summary>
    /// <param name="total">How many examples there are, at least <paramref name="count"/>.</param>
    /// <param name="index">Which part, 0 to <paramref name="count"/> - 1.</param>
    /// <param name="count">How many parts, at least 1.</param>
    /// <returns>The part's range, to be used as <c>images[range]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Range Contiguous(int total, int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);

        var (size, extra) = Math.DivRem(total, count);
        var start = (index * size) + Math.Min(index, extra);
        return start..(start + size + (index < extra ? 1 : 0));
    }
}
