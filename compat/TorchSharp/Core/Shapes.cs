namespace TorchSharp.Internal;

/// <summary>Arithmetic on sizes and strides.</summary>
internal static class Shapes
{
    private static readonly Interned<long[]> Arrays = new();

    public static long Count(ReadOnlySpan<long> sizes)
    {
        long n = 1;
        foreach (var size in sizes)
        {
            NativeError.Check(size >= 0, $"Trying to create tensor with negative dimension {size}");
            n = checked(n * size);
        }

        return n;
    }

    /// <summary>Numbers as an array that is shared and never written to.</summary>
    public static long[] Shared(ReadOnlySpan<long> values) =>
        Arrays.TryGet(values, out var known) ? known : Arrays.Add(values, values.ToArray());

    public static long[] ContiguousStrides(ReadOnlySpan<long> sizes) => Layout.Contiguous(sizes).Strides;

    public static bool IsContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long expected = 1;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 0)
            {
                return true;
            }

            if (sizes[i] != 1)
            {
                if (strides[i] != expected)
                {
                    return false;
                }

                expected *= sizes[i];
            }
        }

        return true;
    }

    /// <summary>A dimension counted from the front, from one that may be counted from the back.</summary>
    public static int Dimension(long dim, int rank)
    {
        var limit = Math.Max(rank, 1);
        NativeError.Check(
            dim >= -limit && dim < limit,
            $"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {dim})");
        return (int)(dim < 0 ? dim + limit : dim);
    }

    public static long[] Broadcast(long[] a, long[] b)
    {
        if (a.AsSpan().SequenceEqual(b))
        {
            return a;
        }

        var rank = Math.Max(a.Length, b.Length);
        var result = default(DimList);
        for (var i = rank; i > 0; i--)
        {
            var x = i <= a.Length ? a[^i] : 1;
            var y = i <= b.Length ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                NativeError.Throw(
                    $"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {rank - i}");
            }

            result.Add(x == 1 ? y : x);
        }

        return Shared(result.Values);
    }

    /// <summary>Strides that walk a tensor as if it had the broader <paramref name="target"/> shape.</summary>
    public static long[] BroadcastStrides(long[] sizes, long[] strides, long[] target)
    {
        if (sizes.AsSpan().SequenceEqual(target))
        {
            return strides;
        }

        var result = default(DimList);
        for (var i = target.Length; i > 0; i--)
        {
            result.Add(i > sizes.Length || (sizes[^i] == 1 && target[^i] != 1) ? 0 : strides[^i]);
        }

        return Shared(result.Values);
    }

    /// <summary>Replaces the one -1 in a requested shape by what the element count demands.</summary>
    public static long[] Infer(ReadOnlySpan<long> requested, long count)
    {
        var unknown = -1;
        long known = 1;
        for (var i = 0; i < requested.Length; i++)
        {
            if (requested[i] == -1)
            {
                NativeError.Check(unknown < 0, "only one dimension can be inferred");
                unknown = i;
            }
            else
            {
                NativeError.Check(requested[i] >= 0, $"invalid shape dimension {requested[i]}");
                known *= requested[i];
            }
        }

        if (unknown >= 0)
        {
            NativeError.Check(
                known != 0 && count % known == 0, $"shape '{Text(requested)}' is invalid for input of size {count}");
            var result = new DimList(requested);
            result.Values[unknown] = count / known;
            return Shared(result.Values);
        }

        NativeError.Check(known == count, $"shape '{Text(requested)}' is invalid for input of size {count}");
        return Shared(requested);
    }

    public static string Text(ReadOnlySpan<long> sizes) => "[" + string.Join(", ", sizes.ToArray()) + "]";
}
