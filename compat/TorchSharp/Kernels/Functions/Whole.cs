using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Division and powers that hold for integers and floating-point numbers alike, with PyTorch's rounding.</summary>
internal static class Whole
{
    public static T FloorDivide<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (!IsFloat<T>())
        {
            if (IsMinusOne(y))
            {
                return unchecked(T.Zero - x);
            }

            var quotient = x / y;
            return x % y != T.Zero && T.IsNegative(x) != T.IsNegative(y) ? quotient - T.One : quotient;
        }

        if (y == T.Zero)
        {
            return x / y;
        }

        // The remainder is exact, so this rounds down even where x / y rounds up to an integer.
        var rest = x % y;
        var division = (x - rest) / y;
        if (rest != T.Zero && T.IsNegative(y) != T.IsNegative(rest))
        {
            division -= T.One;
        }

        if (division == T.Zero)
        {
            return T.CopySign(T.Zero, x / y);
        }

        var floor = T.CreateTruncating(Math.Floor(double.CreateTruncating(division)));
        return double.CreateTruncating(division - floor) > 0.5 ? floor + T.One : floor;
    }

    public static T TruncateDivide<T>(T x, T y)
        where T : unmanaged, INumber<T> => IsFloat<T>()
        ? T.CreateTruncating(Math.Truncate(double.CreateTruncating(x / y)))
        : IsMinusOne(y) ? unchecked(T.Zero - x) : x / y;

    public static T Remainder<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        var rest = TruncatedRemainder(x, y);
        return rest != T.Zero && T.IsNegative(y) != T.IsNegative(rest) ? rest + y : rest;
    }

    public static T TruncatedRemainder<T>(T x, T y)
        where T : unmanaged, INumber<T> => !IsFloat<T>() && IsMinusOne(y) ? T.Zero : x % y;

    public static T Power<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (IsFloat<T>())
        {
            return InDouble(x, y, Math.Pow);
        }

        if (T.IsNegative(y))
        {
            // A fraction, but for 1 and -1.
            return x == T.One || (IsMinusOne(x) && T.IsEvenInteger(y)) ? T.One : IsMinusOne(x) ? x : T.Zero;
        }

        var result = T.One;
        for (var rest = long.CreateTruncating(y); rest > 0; rest >>= 1)
        {
            result = (rest & 1) != 0 ? unchecked(result * x) : result;
            x = unchecked(x * x);
        }

        return result;
    }

    public static double LogAddExp(double x, double y) => x == y && double.IsInfinity(x)
        ? x
        : Math.Max(x, y) + double.LogP1(Math.Exp(-Math.Abs(x - y)));

    public static double LogAddExp2(double x, double y) => x == y && double.IsInfinity(x)
        ? x
        : Math.Max(x, y) + double.Log2P1(Math.Pow(2, -Math.Abs(x - y)));

    public static double XLogY(double x, double y) => double.IsNaN(y) ? y : x == 0 ? 0 : x * Math.Log(y);

    public static T InDouble<T>(T x, T y, Func<double, double, double> function)
        where T : INumber<T> => T.CreateTruncating(function(double.CreateTruncating(x), double.CreateTruncating(y)));

    public static T Bits<T>(T x, T y, Func<long, long, long> function)
        where T : INumber<T> => T.CreateTruncating(function(long.CreateTruncating(x), long.CreateTruncating(y)));

    private static bool IsFloat<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    // The least integer divided by -1 would be a fault of the processor.
    private static bool IsMinusOne<T>(T y)
        where T : INumber<T> => T.IsNegative(y) && y == -T.One;
}
