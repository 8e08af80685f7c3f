using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>A number of any type on its way through the engine: what a <see cref="Scalar"/> holds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Number
{
    private readonly double _floating;
    private readonly long _integral;

    private Number(ScalarType type, double floating, long integral)
    {
        Type = type;
        _floating = floating;
        _integral = integral;
    }

    /// <summary>Bool, Int64 or Float64.</summary>
    public ScalarType Type { get; }

    public bool IsOne => Type == ScalarType.Float64 ? _floating == 1 : _integral == 1;

    public static implicit operator Number(Scalar value) => value.Value;

    public static implicit operator Number(long value) => new(ScalarType.Int64, 0, value);

    public static implicit operator Number(double value) => new(ScalarType.Float64, value, 0);

    public static implicit operator Number(bool value) => new(ScalarType.Bool, 0, value ? 1 : 0);

    public double ToDouble() => Type == ScalarType.Float64 ? _floating : _integral;

    public long ToInt64() => Type == ScalarType.Float64 ? (long)_floating : _integral;

    public bool ToBoolean() => Type == ScalarType.Float64 ? _floating != 0 : _integral != 0;

    public T To<T>()
        where T : INumber<T> =>
        Type == ScalarType.Float64 ? T.CreateTruncating(_floating) : T.CreateTruncating(_integral);
}
