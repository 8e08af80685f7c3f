namespace TorchSharp.Internal;

/// <summary>Signs and rounding, of integers too: what is an integer already stays one.</summary>
internal static class Numbers
{
    public static TensorImpl Abs(TensorImpl source)
    {
        if (DTypes.IsFloating(source.DType))
        {
            return ElementaryFunctions.Apply(default(Abs), source);
        }

        if (source.DType is ScalarType.Byte or ScalarType.Bool)
        {
            return CopyOps.Clone(source);
        }

        var negative = Negate(source);
        var result = BinaryOps.Forward(default(Maximum), source, negative);
        negative.Release();
        return result;
    }

    public static TensorImpl Negate(TensorImpl source)
    {
        NativeError.Check(
            source.DType != ScalarType.Bool, "Negation, the `-` operator, on a bool tensor is not supported.");
        var minus = FillOps.Number(-1, source.DType);
        var result = Arithmetic.Multiply(source, minus);
        minus.Release();
        return result;
    }

    public static TensorImpl Sign(TensorImpl source)
    {
        if (DTypes.IsFloating(source.DType))
        {
            return ElementaryFunctions.Apply(default(Sign), source);
        }

        // Between -1 and 1; what has no sign is between 0 and 1.
        var one = FillOps.Number(1, source.DType);
        var least = FillOps.Number(source.DType is ScalarType.Byte or ScalarType.Bool ? 0 : -1, source.DType);
        var capped = BinaryOps.Forward(default(Minimum), source, one);
        var result = BinaryOps.Forward(default(Maximum), capped, least);
        one.Release();
        least.Release();
        capped.Release();
        return result;
    }

    public static TensorImpl Floor(TensorImpl source) => Rounded(default(Floor), source);

    public static TensorImpl Ceiling(TensorImpl source) => Rounded(default(Ceiling), source);

    public static TensorImpl Truncate(TensorImpl source) => Rounded(default(Truncate), source);

    public static TensorImpl Round(TensorImpl source, int decimals)
    {
        NativeError.Check(
            decimals == 0 || DTypes.IsFloating(source.DType),
            $"\"round_decimals\" not implemented for '{DTypes.TorchName(source.DType)}'");
        return Rounded(new Round(decimals), source);
    }

    public static TensorImpl Fraction(TensorImpl source)
    {
        NativeError.Check(
            DTypes.IsFloating(source.DType), $"\"frac\" not implemented for '{DTypes.TorchName(source.DType)}'");
        return ElementaryFunctions.Apply(default(Fraction), source);
    }

    private static TensorImpl Rounded<TFunction>(TFunction function, TensorImpl source)
        where TFunction : struct, IElementary
    {
        NativeError.Check(
            source.DType != ScalarType.Bool, $"\"{typeof(TFunction).Name}\" not implemented for 'Bool'");
        return DTypes.IsFloating(source.DType)
            ? ElementaryFunctions.Apply(function, source)
            : CopyOps.Clone(source);
    }
}
