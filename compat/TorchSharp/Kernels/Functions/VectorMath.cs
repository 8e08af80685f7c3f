using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Functions of registers whose lanes are of one floating-point type or the other.</summary>
internal static partial class VectorMath
{
    public static Vector256<T> Floor<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Floor(x.AsSingle()).As<float, T>()
        : Vector256.Floor(x.AsDouble()).As<double, T>();

    public static Vector256<T> Ceiling<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Ceiling(x.AsSingle()).As<float, T>()
        : Vector256.Ceiling(x.AsDouble()).As<double, T>();

    public static Vector256<T> Truncate<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Truncate(x.AsSingle()).As<float, T>()
        : Vector256.Truncate(x.AsDouble()).As<double, T>();

    /// <summary>To the nearest integer, halves to the even one.</summary>
    public static Vector256<T> Round<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Round(x.AsSingle()).As<float, T>()
        : Vector256.Round(x.AsDouble()).As<double, T>();

    public static Vector256<T> Constant<T>(double value)
        where T : INumberBase<T> => Vector256.Create(T.CreateTruncating(value));

    /// <summary>The same to so many decimals, which may be negative.</summary>
    public static Vector256<T> Round<T>(Vector256<T> x, int decimals)
        where T : INumberBase<T>
    {
        if (decimals == 0)
        {
            return Round(x);
        }

        var scale = Constant<T>(Math.Pow(10, Math.Abs(decimals)));
        return decimals > 0 ? Round(x * scale) / scale : Round(x / scale) * scale;
    }

    /// <summary>One constant or the other, by the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> PerType<T>(double single, double twice)
        where T : INumberBase<T> => Constant<T>(typeof(T) == typeof(float) ? single : twice);

    /// <summary>a * b + c, rounded once if the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>Not below one bound nor above another; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Clamp<T>(Vector256<T> x, Vector256<T> least, Vector256<T> most) =>
        Vector256.MinNative(most, Vector256.MaxNative(least, x)); // of a number and NaN these take the second

    /// <summary>a * b + c, rounded once; slow where the machine has no instruction for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Fused<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    public static Vector256<T> Sign<T>(Vector256<T> x)
        where T : INumberBase<T> =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<T>.Zero), Vector256<T>.One, Vector256<T>.Zero)
        - Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<T>.Zero), Vector256<T>.One, Vector256<T>.Zero);

    /// <summary>x to a given power.</summary>
    public static Vector256<T> Power<T>(Vector256<T> x, double exponent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (exponent)
        {
            case 0:
                return Vector256<T>.One;
            case 1:
                return x;
            case 2:
                return x * x;
            case 3:
                return x * x * x;
            case -1:
                return Vector256<T>.One / x;
            case 0.5:
                return Vector256.Sqrt(x);
        }

        var power = T.CreateTruncating(exponent);
        Unsafe.SkipInit(out Vector256<T> result);
        for (var i = 0; i < Vector256<T>.Count; i++)
        {
            result = result.WithElement(i, T.Pow(x[i], power));
        }

        return result;
    }

    /// <summary>A function that there is no register form of, lane by lane.</summary>
    public static Vector256<T> Each<T>(Vector256<T> x, Func<T, T> function)
    {
        Unsafe.SkipInit(out Vector256<T> result);
        for (var i = 0; i < Vector256<T>.Count; i++)
        {
            result = result.WithElement(i, function(x[i]));
        }

        return result;
    }

    /// <summary>The same for a function of two arguments.</summary>
    public static Vector256<T> Each<T, TFunction>(TFunction function, Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T>
        where TFunction : struct, IBinaryFunction
    {
        Unsafe.SkipInit(out Vector256<T> result);
        for (var i = 0; i < Vector256<T>.Count; i++)
        {
            result = result.WithElement(i, function.Value(x[i], y[i]));
        }

        return result;
    }
}
