namespace TorchSharp.Internal;

/// <summary>Moments and norms along dimensions (all if none), made of what autograd follows.</summary>
internal static class Statistics
{
    /// <summary>The variance, or its square root, and the mean.</summary>
    public static (TensorImpl Spread, TensorImpl Mean) Spread(
        TensorImpl source, ReadOnlySpan<long> dims, bool unbiased, bool keep, bool root)
    {
        NativeError.Check(
            DTypes.IsFloating(source.DType), "std and var only support floating point and complex dtypes");
        using var used = new Temporaries();
        var wide = used.Add(Viewing.To(source, DTypes.Computed(source.DType), copy: false));
        var center = used.Add(Reducing.Mean(wide, dims, keep: true, null));
        var difference = used.Add(Arithmetic.Add(wide, center, -1));
        var squares = used.Add(Arithmetic.Multiply(difference, difference));
        var sum = used.Add(Reducing.Sum(squares, dims, keep, null));
        var count = (source.Count / Math.Max(sum.Count, 1)) - (unbiased ? 1 : 0);
        var divisor = used.Add(FillOps.Number(Math.Max(count, 0), sum.DType));
        var variance = used.Add(Arithmetic.Divide(sum, divisor));
        var spread = root ? used.Add(ElementaryFunctions.Apply(new Root(2), variance)) : variance;
        var mean = used.Add(Reducing.Mean(wide, dims, keep, null));
        return (Viewing.To(spread, source.DType, copy: false), Viewing.To(mean, source.DType, copy: false));
    }

    public static TensorImpl Norm(TensorImpl source, ReadOnlySpan<long> dims, bool keep, double order)
    {
        NativeError.Check(
            DTypes.IsFloating(source.DType),
            $"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {DTypes.TorchName(source.DType)}");
        using var used = new Temporaries();
        var wide = used.Add(Viewing.To(source, DTypes.Computed(source.DType), copy: false));
        if (order == 0)
        {
            var zero = used.Add(FillOps.Number(0, wide.DType));
            var set = used.Add(CompareOps.Compare(Comparison.NotEqual, wide, zero));
            return ReduceOps.Sum(set, dims, keep, source.DType);
        }

        var magnitudes = used.Add(ElementaryFunctions.Apply(default(Abs), wide));
        if (double.IsInfinity(order))
        {
            var extreme = used.Add(Extremes.Values(magnitudes, dims, keep, greatest: order > 0));
            return Viewing.To(extreme, source.DType, copy: false);
        }

        if (order == 1)
        {
            var total = used.Add(Reducing.Sum(magnitudes, dims, keep, null));
            return Viewing.To(total, source.DType, copy: false);
        }

        var powers = used.Add(ElementaryFunctions.Apply(new Power(order), order == 2 ? wide : magnitudes));
        var sum = used.Add(Reducing.Sum(powers, dims, keep, null));
        var norm = used.Add(ElementaryFunctions.Apply(new Root(order), sum));
        return Viewing.To(norm, source.DType, copy: false);
    }

    /// <summary>The logarithm of the sum of the exponentials.</summary>
    public static TensorImpl LogSumExp(TensorImpl source, long dim, bool keep)
    {
        using var used = new Temporaries();
        var wide = used.Add(Viewing.To(source, DTypes.Computed(DTypes.Floating(source.DType)), copy: false));
        // What is subtracted does not matter to the result but for its precision.
        var shift = wide.Count == 0
            ? used.Add(FillOps.Number(0, wide.DType))
            : used.Add(FiniteMaximum(wide, dim));
        var difference = used.Add(Arithmetic.Add(wide, shift, -1));
        var exponentials = used.Add(ElementaryFunctions.Apply(default(Exp), difference));
        var sum = used.Add(Reducing.Sum(exponentials, [dim], keep: true, null));
        var logarithm = used.Add(ElementaryFunctions.Apply(default(Log), sum));
        var result = used.Add(Arithmetic.Add(logarithm, shift, 1));
        var kept = Rows.Kept(source.Sizes, Rows.Dimensions(source, [dim]), keep);
        var typed = Viewing.To(result, DTypes.Floating(source.DType), copy: false);
        return Viewing.Shaped(typed, kept);
    }

    private static TensorImpl FiniteMaximum(TensorImpl source, long dim)
    {
        using var used = new Temporaries();
        var greatest = used.Add(ReduceOps.Reduce(default(Greatest), source, [dim], keep: true));
        var finite = used.Add(Logic.IsFinite(greatest));
        var zero = used.Add(FillOps.Number(0, source.DType));
        return WhereOps.Choose(finite, greatest, zero);
    }
}
