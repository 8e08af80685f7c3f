namespace Federation.Core;

/// <summary>What is to be known of a <see cref="DType"/>.</summary>
public static class DTypeExtensions
{
    /// <summary>Bytes of one element: 1, 2, 4 or 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public static int SizeInBytes(this DType dtype) => dtype switch
    {
        DType.Int8 or DType.UInt8 or DType.Bool => 1,
        DType.Float16 or DType.BFloat16 => 2,
        DType.Float32 or DType.Int32 => 4,
        DType.Float64 or DType.Int64 => 8,
        _ => throw Unknown(dtype),
    };

    /// <summary>numpy's name of the type, such as <c>"float32"</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public static string Name(this DType dtype) => dtype switch
    {
        DType.Float32 => "float32",
        DType.Float64 => "float64",
        DType.Float16 => "float16",
        DType.BFloat16 => "bfloat16",
        DType.Int8 => "int8",
        DType.Int32 => "int32",
        DType.Int64 => "int64",
        DType.UInt8 => "uint8",
        DType.Bool => "bool",
        _ => throw Unknown(dtype),
    };

    /// <summary>Whether the elements are floating-point numbers, so that they may be infinite or NaN.</summary>
    public static bool IsFloatingPoint(this DType dtype) =>
        dtype is DType.Float32 or DType.Float64 or DType.Float16 or DType.BFloat16;

    /// <summary>The element type that a CLR type stands for.</summary>
    internal static bool TryFromClrType(Type type, out DType dtype)
    {
        (bool known, dtype) = type switch
        {
            _ when type == typeof(float) => (true, DType.Float32),
            _ when type == typeof(double) => (true, DType.Float64),
            _ when type == typeof(Half) => (true, DType.Float16),
            _ when type == typeof(BFloat16) => (true, DType.BFloat16),
            _ when type == typeof(sbyte) => (true, DType.Int8),
            _ when type == typeof(int) => (true, DType.Int32),
            _ when type == typeof(long) => (true, DType.Int64),
            _ when type == typeof(byte) => (true, DType.UInt8),
            _ when type == typeof(bool) => (true, DType.Bool),
            _ => (false, default),
        };
        return known;
    }

    private static ArgumentOutOfRangeException Unknown(DType dtype) =>
        new(nameof(dtype), dtype, "Not an element type.");
}
