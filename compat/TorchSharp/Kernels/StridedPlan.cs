namespace TorchSharp.Internal;

/// <summary>
/// How to walk several operands of one shape together: dimensions of size one dropped, neighbours merged where
/// all operands allow it, so that most walks become a single straight run.
/// </summary>
internal sealed class StridedPlan
{
    private static readonly Interned<StridedPlan> Known = new();
    private static readonly Interned<StridedPlan> Straight = new();

    private StridedPlan(long[] sizes, long[][] strides)
    {
        Sizes = sizes;
        Strides = strides;
        Inner = sizes[^1];
        Outer = 1;
        for (var i = 0; i < sizes.Length - 1; i++)
        {
            Outer *= sizes[i];
        }
    }

    public long[] Sizes { get; }

    /// <summary>Strides in elements, by operand.</summary>
    public long[][] Strides { get; }

    /// <summary>Length of the innermost run.</summary>
    public long Inner { get; }

    /// <summary>Number of innermost runs.</summary>
    public long Outer { get; }

    public static StridedPlan Create(ReadOnlySpan<long> sizes, params ReadOnlySpan<long[]> strides)
    {
        var operands = strides.Length;
        if (IsStraight(sizes, strides))
        {
            long count = 1;
            foreach (var size in sizes)
            {
                count *= size;
            }

            ReadOnlySpan<long> run = [count, operands];
            return Straight.TryGet(run, out var straight)
                ? straight
                : Straight.Add(run, new StridedPlan([count], [.. Enumerable.Repeat<long[]>([1], operands)]));
        }

        var key = default(DimList);
        key.Add(operands);
        key.Add(sizes);
        foreach (var operand in strides)
        {
            key.Add(operand);
        }

        return Known.TryGet(key.Values, out var known) ? known : Known.Add(key.Values, Merge(sizes, strides));
    }

    /// <summary>Distance in elements between neighbours of the innermost run for one operand.</summary>
    public long Step(int operand) => Strides[operand][^1];

    /// <summary>Offset in elements of the innermost run number <paramref name="run"/> for one operand.</summary>
    public long OffsetOf(long run, int operand)
    {
        long offset = 0;
        var strides = Strides[operand];
        for (var i = Sizes.Length - 2; i >= 0; i--)
        {
            (run, var index) = Math.DivRem(run, Sizes[i]);
            offset += index * strides[i];
        }

        return offset;
    }

    private static StridedPlan Merge(ReadOnlySpan<long> sizes, ReadOnlySpan<long[]> strides)
    {
        var operands = strides.Length;
        var mergedSizes = new List<long>(sizes.Length + 1);
        var merged = new List<long>[operands];
        for (var k = 0; k < operands; k++)
        {
            merged[k] = [];
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 1)
            {
                continue;
            }

            var joins = mergedSizes.Count > 0;
            for (var k = 0; k < operands && joins; k++)
            {
                joins = merged[k][^1] == strides[k][i] * sizes[i];
            }

            if (joins)
            {
                mergedSizes[^1] *= sizes[i];
            }
            else
            {
                mergedSizes.Add(sizes[i]);
            }

            for (var k = 0; k < operands; k++)
            {
                if (joins)
                {
                    merged[k][^1] = strides[k][i];
                }
                else
                {
                    merged[k].Add(strides[k][i]);
                }
            }
        }

        if (mergedSizes.Count == 0)
        {
            mergedSizes.Add(1);
            foreach (var list in merged)
            {
                list.Add(1);
            }
        }

        return new StridedPlan([.. mergedSizes], Array.ConvertAll(merged, list => list.ToArray()));
    }

    // Whether every operand is contiguous: by far the most walks.
    private static bool IsStraight(ReadOnlySpan<long> sizes, ReadOnlySpan<long[]> strides)
    {
        foreach (var operand in strides)
        {
            if (!Shapes.IsContiguous(sizes, operand))
            {
                return false;
            }
        }

        return true;
    }
}
