using TorchSharp.Internal;

namespace TorchSharp;

/// <summary>A number of any type on its way to a tensor operation.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(Number value) => Value = value;

    /// <summary>What kind of number it is: Bool, Int64 or Float64.</summary>
    public ScalarType Type => Value.Type;

    internal Number Value { get; }

    /// <summary>An 8-bit unsigned integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(byte value) => new(value);

    /// <summary>An 8-bit signed integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(sbyte value) => new(value);

    /// <summary>A 16-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(short value) => new(value);

    /// <summary>A 32-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(int value) => new(value);

    /// <summary>A 64-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(long value) => new(value);

    /// <summary>A half-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(Half value) => new((double)value);

    /// <summary>A single-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(float value) => new((double)value);

    /// <summary>A double-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>A Boolean.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>What the engine holds as a number.</summary>
    internal static Scalar Of(Number value) => new(value);

    /// <summary>Nothing to release: the number is managed.</summary>
    public void Dispose()
    {
    }
}
