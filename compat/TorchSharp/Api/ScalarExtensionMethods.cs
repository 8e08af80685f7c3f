namespace TorchSharp;

/// <summary>Conversions between numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>An 8-bit unsigned integer as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>An 8-bit signed integer as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>A 16-bit integer as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>A half-precision number as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>A 32-bit integer as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>A 64-bit integer as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>A single-precision number as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>A double-precision number as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A Boolean as a scalar.</summary>
    /// <param name="value">The value.</param>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number in half precision.</summary>
    /// <param name="value">The scalar.</param>
    public static Half ToHalf(this Scalar value) => (Half)value.Value.ToDouble();

    /// <summary>The number in single precision.</summary>
    /// <param name="value">The scalar.</param>
    public static float ToSingle(this Scalar value) => (float)value.Value.ToDouble();

    /// <summary>The number in double precision.</summary>
    /// <param name="value">The scalar.</param>
    public static double ToDouble(this Scalar value) => value.Value.ToDouble();

    /// <summary>The number as a 32-bit integer.</summary>
    /// <param name="value">The scalar.</param>
    public static int ToInt32(this Scalar value) => (int)value.Value.ToInt64();

    /// <summary>The number as a 64-bit integer.</summary>
    /// <param name="value">The scalar.</param>
    public static long ToInt64(this Scalar value) => value.Value.ToInt64();

    /// <summary>Whether the number differs from zero.</summary>
    /// <param name="value">The scalar.</param>
    public static bool ToBoolean(this Scalar value) => value.Value.ToBoolean();

    /// <summary>The number as an 8-bit unsigned integer.</summary>
    /// <param name="value">The scalar.</param>
    public static byte ToByte(this Scalar value) => (byte)value.Value.ToInt64();

    /// <summary>The number as an 8-bit signed integer.</summary>
    /// <param name="value">The scalar.</param>
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Value.ToInt64();

    /// <summary>The number as a 16-bit integer.</summary>
    /// <param name="value">The scalar.</param>
    public static short ToInt16(this Scalar value) => (short)value.Value.ToInt64();
}
