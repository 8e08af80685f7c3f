using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Elementary functions over the whole range of their arguments, in units in the last place.</summary>
[TestFixture]
public sealed class ElementaryAccuracyTests
{
    private static readonly double[] Special =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, -1e-310, float.Epsilon, -float.Epsilon, 1e-40, -1e-40, 1, -1,
        Math.PI / 4, Math.PI / 2, 710, -746, 88.72283, 88.72284, -87.5, -103.97, -104, 709.78, 709.79, -708.5, -745.1,
        524287.9, 524288.1, 1e10, -1e22, 1e30, float.MaxValue, float.MinValue, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private static IEnumerable<TestCaseData> Functions()
    {
        static TestCaseData Case(string name, Func<Tensor, Tensor> f, Func<double, double> exact, double units) =>
            new TestCaseData(f, exact, units).SetArgDisplayNames(name);
        yield return Case("exp", x => x.exp(), Math.Exp, 2);
        yield return Case("expm1", x => x.expm1(), ExpM1, 4);
        yield return Case("log", x => x.log(), Math.Log, 2);
        yield return Case("log1p", x => x.log1p(), LogP1, 4);
        yield return Case("sin", x => x.sin(), Math.Sin, 2);
        yield return Case("cos", x => x.cos(), Math.Cos, 2);
        yield return Case("tanh", x => x.tanh(), Math.Tanh, 4);
        yield return Case("sigmoid", x => x.sigmoid(), Sigmoid, 4);
        // Further down what a denormal lacks counts as often as the argument says.
        yield return Case("silu", x => nn.functional.silu(x.clamp(-80)), x => Math.Max(x, -80) * Sigmoid(Math.Max(x, -80)), 4);
        yield return Case("softplus", x => nn.functional.softplus(x, 1, 1000), Softplus, 4);
        yield return Case("elu", x => nn.functional.elu(x, 1), x => x > 0 ? x : ExpM1(x), 4);
    }

    [TestCaseSource(nameof(Functions))]
    public void Function_SinglePrecisionOfAllMagnitudes_ExactButForAFewUnits(
        Func<Tensor, Tensor> function, Func<double, double> exact, double units)
    {
        using var scope = NewDisposeScope();
        var x = Sweep().Select(v => (float)v).ToArray();
        Check(x, function(tensor(x)).data<float>().ToArray(), exact, units);
    }

    [TestCaseSource(nameof(Functions))]
    public void Function_DoublePrecisionOfAllMagnitudes_ExactButForAFewUnits(
        Func<Tensor, Tensor> function, Func<double, double> exact, double units)
    {
        using var scope = NewDisposeScope();
        var x = Sweep().ToArray();
        // What is compared with is not exact itself.
        Check(x, function(tensor(x)).data<double>().ToArray(), exact, units + 1);
    }

    [Test]
    public void Gelu_SinglePrecision_IsThatOfDoublePrecision()
    {
        using var scope = NewDisposeScope();
        // Smaller results are denormal, and a large negative number times a probability of zero is whatever its sign.
        var x = Sweep().Select(v => (float)Math.Clamp(v, -12.5, 1e30)).ToArray();
        var exact = nn.functional.gelu(tensor(x.Select(v => (double)v).ToArray())).data<double>().ToArray();
        var next = 0;
        Check(x, nn.functional.gelu(tensor(x)).data<float>().ToArray(), _ => exact[next++], 6);
    }

    [TestCaseSource(nameof(Functions))]
    public void Function_AnyPositionAndNeighbours_SameBits(Func<Tensor, Tensor> function, Func<double, double> _, double __)
    {
        using var scope = NewDisposeScope();
        var x = Sweep().Take(100).Select(v => (float)v).ToArray();
        var whole = function(tensor(x)).data<float>().ToArray().Select(BitConverter.SingleToInt32Bits).ToArray();
        for (var start = 0; start < x.Length; start++)
        {
            var end = Math.Min(x.Length, start + 1 + (start % 19));
            var part = function(tensor(x[start..end])).data<float>().ToArray().Select(BitConverter.SingleToInt32Bits);
            Assert.That(part, Is.EqualTo(whole[start..end]), $"from {start} to {end}");
        }
    }

    // Numbers of every exponent, and those where functions change.
    private static IEnumerable<double> Sweep()
    {
        foreach (var x in Special)
        {
            yield return x;
        }

        var random = new Random(7);
        for (var i = 0; i < 50_000; i++)
        {
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            yield return BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            yield return (random.NextDouble() - 0.5) * 4;
            yield return (random.NextDouble() - 0.5) * 220;
            yield return (random.NextDouble() - 0.5) * 1600;
            yield return random.Next(-300_000, 300_000) * (Math.PI / 2);
        }
    }

    private static void Check<T>(T[] x, T[] y, Func<double, double> exact, double units)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var (worst, message) = (0.0, "");
        for (var i = 0; i < x.Length; i++)
        {
            var expected = exact(double.CreateTruncating(x[i]));
            var error = Error(y[i], expected);
            if (!(error <= worst))
            {
                (worst, message) = (error, $"{y[i]} instead of {expected} at {x[i]}");
            }
        }

        TestContext.Out.WriteLine($"{worst:f2} units: {message}");
        Assert.That(worst, Is.LessThanOrEqualTo(units), message);
    }

    /// <summary>The distance in units in the last place; infinite if one is NaN, infinite or -0 and the other not.</summary>
    private static double Error<T>(T actual, double exact)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var rounded = T.CreateTruncating(exact);
        if (T.IsNaN(rounded) || T.IsNaN(actual) || rounded == actual)
        {
            var same = T.IsNaN(rounded) == T.IsNaN(actual);
            return same && (T.IsNaN(rounded) || T.IsNegative(rounded) == T.IsNegative(actual)) ? 0 : double.PositiveInfinity;
        }

        if (T.IsInfinity(rounded) || T.IsInfinity(actual))
        {
            return T.BitIncrement(T.Abs(rounded)) == T.Abs(actual) || T.BitIncrement(T.Abs(actual)) == T.Abs(rounded)
                ? 1
                : double.PositiveInfinity;
        }

        var unit = T.BitIncrement(T.Abs(rounded)) - T.Abs(rounded);
        return Math.Abs(double.CreateTruncating(actual) - exact) / double.CreateTruncating(unit);
    }

    // Those of .NET are not exact near zero.
    private static double ExpM1(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x
            : power - 1 == -1 || double.IsInfinity(power) ? power - 1
            : (power - 1) * (x / Math.Log(power));
    }

    private static double LogP1(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + LogP1(Math.Exp(-Math.Abs(x)));
}
