using System.Numerics;

namespace TorchSharp;

/// <summary>A number of any type on its way to a tensor operation.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double _floating;
    private readonly long _integral;

    private Scalar(ScalarType type, double floating, long integral)
    {
        Type = type;
        _floating = floating;
        _integral = integral;
    }

    /// <summary>Bool, Int64 or Float64.</summary>
    internal ScalarType Type { get; }

    internal bool IsOne => Type == ScalarType.Float64 ? _floating == 1 : _integral == 1;

    /// <summary>An 8-bit unsigned integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(byte value) => Integral(value);

    /// <summary>An 8-bit signed integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(sbyte value) => Integral(value);

    /// <summary>A 16-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(short value) => Integral(value);

    /// <summary>A 32-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(int value) => Integral(value);

    /// <summary>A 64-bit integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(long value) => Integral(value);

    /// <summary>A half-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(Half value) => Floating((double)value);

    /// <summary>A single-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(float value) => Floating(value);

    /// <summary>A double-precision number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => Floating(value);

    /// <summary>A Boolean.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, 0, value ? 1 : 0);

    /// <summary>Nothing to release: the number is managed.</summary>
    public void Dispose()
    {
    }

    internal double ToDouble() => Type == ScalarType.Float64 ? _floating : _integral;

    internal long ToInt64() => Type == ScalarType.Float64 ? (long)_floating : _integral;

    internal bool ToBoolean() => Type == ScalarType.Float64 ? _floating != 0 : _integral != 0;

    internal T To<T>()
        where T : INumber<T> =>
        Type == ScalarType.Float64 ? T.CreateTruncating(_floating) : T.CreateTruncating(_integral);

    private static Scalar Integral(long value) => new(ScalarType.Int64, 0, value);

    private static Scalar Floating(double value) => new(ScalarType.Float64, value, 0);
}
