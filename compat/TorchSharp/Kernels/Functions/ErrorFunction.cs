namespace TorchSharp.Internal;

/// <summary>The error function in double precision.</summary>
internal static class ErrorFunction
{
    // Below, a series of positive terms; above, a continued fraction.
    private const double Change = 2.5;

    public static double Value(double x) => Math.Abs(x) < Change
        ? Series(x)
        : double.IsNaN(x) ? x : x > 0 ? 1 - Tail(x) : Tail(-x) - 1;

    public static double Complement(double x) => Math.Abs(x) < Change
        ? 1 - Series(x)
        : double.IsNaN(x) ? x : x > 0 ? Tail(x) : 2 - Tail(-x);

    // 2 / sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n + 1)).
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + ...))), from the inside out.
    private static double Tail(double x)
    {
        const int Depth = 60;
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var fraction = x;
        for (var n = Depth; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
