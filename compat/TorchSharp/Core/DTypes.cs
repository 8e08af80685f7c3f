namespace TorchSharp.Internal;

/// <summary>Facts about element types.</summary>
internal static class DTypes
{
    public static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw NativeError.Unsupported($"The element type {type}"),
    };

    public static bool IsFloating(ScalarType type) =>
        type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    public static bool IsIntegral(ScalarType type) => type
        is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

    /// <summary>The element type of a result of two tensors of equal standing.</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b)
        {
            return a;
        }

        if (IsFloating(a) || IsFloating(b))
        {
            if (IsFloating(a) && IsFloating(b))
            {
                return Size(a) == Size(b) ? ScalarType.Float32 : Size(a) > Size(b) ? a : b;
            }

            return IsFloating(a) ? a : b;
        }

        if (a == ScalarType.Bool || b == ScalarType.Bool)
        {
            return a == ScalarType.Bool ? b : a;
        }

        if (a == ScalarType.Byte || b == ScalarType.Byte)
        {
            var other = a == ScalarType.Byte ? b : a;
            return other == ScalarType.Int8 ? ScalarType.Int16 : other;
        }

        return Size(a) > Size(b) ? a : b;
    }

    /// <summary>The element type of a result of two tensors, where one without dimensions has the lesser say.</summary>
    public static ScalarType Result(TensorImpl a, TensorImpl b)
    {
        if (a.DType == b.DType || (a.Rank == 0) == (b.Rank == 0))
        {
            return Promote(a.DType, b.DType);
        }

        return a.Rank == 0 ? Result(b.DType, a.DType) : Result(a.DType, b.DType);
    }

    /// <summary>The element type of a tensor combined with a value of a lesser standing.</summary>
    public static ScalarType Result(ScalarType tensor, ScalarType value) =>
        Category(value) > Category(tensor)
            ? value is ScalarType.Float64 or ScalarType.Float32 && !IsFloating(tensor) ? ScalarType.Float32 : value
            : tensor;

    /// <summary>Whether a result of one type may be written over elements of another.</summary>
    public static bool CanCast(ScalarType from, ScalarType to) => Category(from) <= Category(to);

    /// <summary>
    /// The type that elements are computed in before they are rounded to their own: the short floats in single
    /// precision, bool in bytes.
    /// </summary>
    public static ScalarType Computed(ScalarType type) => type switch
    {
        ScalarType.Float16 or ScalarType.BFloat16 => ScalarType.Float32,
        ScalarType.Bool => ScalarType.Byte,
        _ => type,
    };

    /// <summary>The type of a function whose values are no integers: the elements' own if that is a float.</summary>
    public static ScalarType Floating(ScalarType type) => IsFloating(type) ? type : ScalarType.Float32;

    /// <summary>The least and the greatest finite number of a floating-point type.</summary>
    public static (double Least, double Greatest) Range(ScalarType type)
    {
        var greatest = type switch
        {
            ScalarType.Float16 => (double)Half.MaxValue,
            ScalarType.BFloat16 => BitConverter.UInt32BitsToSingle(0x7F7F0000),
            ScalarType.Float32 => float.MaxValue,
            ScalarType.Float64 => double.MaxValue,
            _ => throw NativeError.Unsupported($"The range of {type}"),
        };
        return (-greatest, greatest);
    }

    public static Type ClrType(ScalarType type) => type switch
    {
        ScalarType.Byte => typeof(byte),
        ScalarType.Int8 => typeof(sbyte),
        ScalarType.Int16 => typeof(short),
        ScalarType.Int32 => typeof(int),
        ScalarType.Int64 => typeof(long),
        ScalarType.Bool => typeof(bool),
        ScalarType.Float16 => typeof(Half),
        ScalarType.BFloat16 => typeof(BFloat16),
        ScalarType.Float32 => typeof(float),
        ScalarType.Float64 => typeof(double),
        _ => throw NativeError.Unsupported($"The element type {type}"),
    };

    public static string TorchName(ScalarType type) => type switch
    {
        ScalarType.Byte => "Byte",
        ScalarType.Int8 => "Char",
        ScalarType.Int16 => "Short",
        ScalarType.Int32 => "Int",
        ScalarType.Int64 => "Long",
        ScalarType.Float16 => "Half",
        ScalarType.Float32 => "Float",
        ScalarType.Float64 => "Double",
        _ => type.ToString(),
    };

    private static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : IsFloating(type) ? 2 : 1;
}
