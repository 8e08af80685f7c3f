namespace TorchSharp.Internal;

/// <summary>Tests of elements; nothing here has a gradient.</summary>
internal static class Logic
{
    /// <summary>Combines two tensors as truth values.</summary>
    public static TensorImpl Combine<TFunction>(TFunction function, TensorImpl a, TensorImpl b)
        where TFunction : struct, IBinaryFunction
    {
        var x = CopyOps.To(a, ScalarType.Bool);
        var y = CopyOps.To(b, ScalarType.Bool);
        var result = BinaryOps.Forward(function, x, y);
        x.Release();
        y.Release();
        return result;
    }

    /// <summary>Whether elements are zero.</summary>
    public static TensorImpl Not(TensorImpl source) => Against(Comparison.Equal, source, 0);

    public static TensorImpl BitwiseNot(TensorImpl source)
    {
        if (source.DType == ScalarType.Bool)
        {
            return Not(source);
        }

        var ones = FillOps.Number(source.DType == ScalarType.Byte ? 255 : -1, source.DType);
        var result = BinaryFunctions.Bitwise(default(Xor), source, ones);
        ones.Release();
        return result;
    }

    public static TensorImpl IsNaN(TensorImpl source) => CompareOps.Compare(Comparison.NotEqual, source, source);

    public static TensorImpl IsInfinite(TensorImpl source) => OfMagnitude(Comparison.Equal, source, ifInteger: false);

    public static TensorImpl IsFinite(TensorImpl source) => OfMagnitude(Comparison.Less, source, ifInteger: true);

    private static TensorImpl OfMagnitude(Comparison comparison, TensorImpl source, bool ifInteger)
    {
        if (!DTypes.IsFloating(source.DType))
        {
            return FillOps.Full(ifInteger, ScalarType.Bool, source.Sizes);
        }

        var magnitude = ElementaryOps.Forward(default(Abs), source);
        var result = Against(comparison, magnitude, double.PositiveInfinity);
        magnitude.Release();
        return result;
    }

    private static TensorImpl Against(Comparison comparison, TensorImpl source, Number value)
    {
        var number = FillOps.Number(value, DTypes.IsFloating(source.DType) ? source.DType : value.Type);
        var result = CompareOps.Compare(comparison, source, number);
        number.Release();
        return result;
    }
}
