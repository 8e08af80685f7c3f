using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Elementary functions of one floating-point argument.</summary>
internal enum Elementary
{
    Exp,
    Log,
    Sqrt,
    Abs,
    Sigmoid,
    Tanh,
    Power,
}

/// <summary>Values and derivatives of elementary functions, element by element over contiguous data.</summary>
internal static unsafe class ElementaryKernel
{
    private const long Grain = 4096;

    /// <summary>Whether the derivative is computed from the result rather than from the argument.</summary>
    public static bool NeedsResult(Elementary function) =>
        function is Elementary.Exp or Elementary.Sqrt or Elementary.Sigmoid or Elementary.Tanh;

    public static void Forward<T>(Elementary function, T exponent, T* source, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        WorkPool.ForRange(count, Grain, new ForwardWork<T>(function, exponent, source, result));

    /// <summary>The gradient times the derivative at the argument (or result) <paramref name="at"/>.</summary>
    public static void Backward<T>(Elementary function, T exponent, T* gradient, T* at, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        WorkPool.ForRange(count, Grain, new BackwardWork<T>(function, exponent, gradient, at, result));

    private static T Value<T>(Elementary function, T x, T exponent)
        where T : unmanaged, IFloatingPointIeee754<T> => function switch
        {
            Elementary.Exp => T.Exp(x),
            Elementary.Log => T.Log(x),
            Elementary.Sqrt => T.Sqrt(x),
            Elementary.Abs => T.Abs(x),
            Elementary.Sigmoid => T.One / (T.One + T.Exp(-x)),
            Elementary.Tanh => T.Tanh(x),
            _ => T.Pow(x, exponent),
        };

    private static T Derivative<T>(Elementary function, T at, T exponent)
        where T : unmanaged, IFloatingPointIeee754<T> => function switch
        {
            Elementary.Exp => at,
            Elementary.Log => T.One / at,
            Elementary.Sqrt => T.One / (at + at),
            Elementary.Abs => at > T.Zero ? T.One : at < T.Zero ? -T.One : T.Zero,
            Elementary.Sigmoid => at * (T.One - at),
            Elementary.Tanh => T.One - (at * at),
            _ => T.IsZero(exponent) ? T.Zero : exponent * T.Pow(at, exponent - T.One),
        };

    private readonly struct ForwardWork<T>(Elementary function, T exponent, T* source, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                result[i] = Value(function, source[i], exponent);
            }
        }
    }

    private readonly struct BackwardWork<T>(
        Elementary function, T exponent, T* gradient, T* at, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                result[i] = gradient[i] * Derivative(function, at[i], exponent);
            }
        }
    }
}
