namespace TorchSharp;

/// <summary>The root of the library: tensors, and functions that make and combine them.</summary>
public static partial class torch
{
    /// <summary>The type of 8-bit unsigned elements.</summary>
    public const ScalarType uint8 = ScalarType.Byte;

    /// <summary>The type of 8-bit signed elements.</summary>
    public const ScalarType int8 = ScalarType.Int8;

    /// <summary>The type of 16-bit integer elements.</summary>
    public const ScalarType int16 = ScalarType.Int16;

    /// <summary>The type of 32-bit integer elements.</summary>
    public const ScalarType int32 = ScalarType.Int32;

    /// <summary>The type of 64-bit integer elements.</summary>
    public const ScalarType int64 = ScalarType.Int64;

    /// <summary>The type of half-precision elements (storage and conversion only).</summary>
    public const ScalarType float16 = ScalarType.Float16;

    /// <summary>The type of bfloat16 elements (storage and conversion only).</summary>
    public const ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>The type of single-precision elements.</summary>
    public const ScalarType float32 = ScalarType.Float32;

    /// <summary>The type of double-precision elements.</summary>
    public const ScalarType float64 = ScalarType.Float64;

    /// <summary>The type of Boolean elements.</summary>
    public const ScalarType @bool = ScalarType.Bool;

    /// <summary>Another name of <see cref="int16"/>.</summary>
    public const ScalarType @short = ScalarType.Int16;

    /// <summary>Another name of <see cref="int32"/>.</summary>
    public const ScalarType @int = ScalarType.Int32;

    /// <summary>Another name of <see cref="int64"/>.</summary>
    public const ScalarType @long = ScalarType.Int64;

    /// <summary>Another name of <see cref="float16"/>.</summary>
    public const ScalarType half = ScalarType.Float16;

    /// <summary>Another name of <see cref="float32"/>.</summary>
    public const ScalarType @float = ScalarType.Float32;

    /// <summary>Another name of <see cref="float64"/>.</summary>
    public const ScalarType @double = ScalarType.Float64;

    /// <summary>The type of a tensor's elements; the values are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8-bit unsigned integers.</summary>
        Byte = 0,

        /// <summary>8-bit signed integers.</summary>
        Int8 = 1,

        /// <summary>16-bit integers.</summary>
        Int16 = 2,

        /// <summary>32-bit integers.</summary>
        Int32 = 3,

        /// <summary>64-bit integers.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision: storage and conversion.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>Complex numbers of single precision; not supported by this engine.</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex numbers of double precision; not supported by this engine.</summary>
        ComplexFloat64 = 10,

        /// <summary>Booleans, one byte each.</summary>
        Bool = 11,

        /// <summary>The upper half of a single: storage and conversion.</summary>
        BFloat16 = 15,
    }

    /// <summary>The element type of floating-point tensors that are made without naming one.</summary>
    public static ScalarType get_default_dtype() => ScalarType.Float32;

    /// <summary>Whether elements of this type are floating-point numbers.</summary>
    public static bool is_floating_point(ScalarType type) => Internal.DTypes.IsFloating(type);

    /// <summary>Whether elements of this type are integers or Booleans.</summary>
    public static bool is_integral(ScalarType type) => Internal.DTypes.IsIntegral(type) || type == ScalarType.Bool;
}
