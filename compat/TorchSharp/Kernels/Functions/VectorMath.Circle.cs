using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <content>Sine and cosine: computed in double precision, right to about one unit in the last place.</content>
internal static partial class VectorMath
{
    // Up to here the number of quarter turns times the parts of pi / 2 is exact.
    private const double MostTurns = 1 << 19;

    public static Vector256<T> Sin<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Minus zero keeps its sign.
        var result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<T>.Zero), x, QuartersAhead(x, 0));
        var far = ~Vector256.LessThanOrEqual(Vector256.Abs(x), Constant<T>(MostTurns));
        return far == Vector256<T>.Zero ? result : Vector256.ConditionalSelect(far, Each(x, T.Sin), result);
    }

    public static Vector256<T> Cos<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = QuartersAhead(x, 1);
        var far = ~Vector256.LessThanOrEqual(Vector256.Abs(x), Constant<T>(MostTurns));
        return far == Vector256<T>.Zero ? result : Vector256.ConditionalSelect(far, Each(x, T.Cos), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> QuartersAhead<T>(Vector256<T> x, long quarters)
    {
        if (typeof(T) == typeof(double))
        {
            return QuartersAhead(x.AsDouble(), quarters).As<double, T>();
        }

        var (lower, upper) = Vector256.Widen(x.AsSingle());
        return Vector256.Narrow(QuartersAhead(lower, quarters), QuartersAhead(upper, quarters)).As<float, T>();
    }

    /// <summary>The sine of an angle so many quarter turns ahead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> QuartersAhead(Vector256<double> x, long quarters)
    {
        // Adding this rounds to a whole number and leaves it in the last bits.
        var rounder = Vector256.Create(6755399441055744.0);
        var shifted = MultiplyAdd(x, Vector256.Create(2 / Math.PI), rounder);
        var n = shifted - rounder;
        var turns = shifted.AsInt64() + Vector256.Create(quarters);

        // Less n times pi / 2, which is in three parts.
        var r = MultiplyAdd(n, Vector256.Create(-1.5707963267341256), x);
        r = MultiplyAdd(n, Vector256.Create(-6.077100506303966e-11), r);
        r = MultiplyAdd(n, Vector256.Create(-2.0222662487959506e-21), r);
        var square = r * r;

        var sine = Vector256.Create(1.59181012302741203e-10);
        sine = MultiplyAdd(sine, square, Vector256.Create(-2.50511314554279474e-8));
        sine = MultiplyAdd(sine, square, Vector256.Create(2.75573161006830291e-6));
        sine = MultiplyAdd(sine, square, Vector256.Create(-0.0001984126983675497));
        sine = MultiplyAdd(sine, square, Vector256.Create(0.0083333333333309461));
        sine = MultiplyAdd(sine, square, Vector256.Create(-0.166666666666666646));
        sine = MultiplyAdd(sine, square * r, r);

        var cosine = Vector256.Create(-1.13826148685563246e-11);
        cosine = MultiplyAdd(cosine, square, Vector256.Create(2.08761460246897466e-9));
        cosine = MultiplyAdd(cosine, square, Vector256.Create(-2.75573172705603241e-7));
        cosine = MultiplyAdd(cosine, square, Vector256.Create(0.0000248015872987634332));
        cosine = MultiplyAdd(cosine, square, Vector256.Create(-0.00138888888888873957));
        cosine = MultiplyAdd(cosine, square, Vector256.Create(0.0416666666666666654));
        cosine = MultiplyAdd(cosine, square * square, MultiplyAdd(square, Vector256.Create(-0.5), Vector256<double>.One));

        var odd = Vector256.Equals(turns & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var minus = ((turns & Vector256.Create(2L)) << 62).AsDouble();
        return Vector256.ConditionalSelect(odd, cosine, sine) ^ minus;
    }
}
