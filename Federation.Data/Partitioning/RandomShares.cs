using Federation.Core;

namespace Federation.Data;

/// <summary>
/// Random shares of a whole, as logarithms of weights: these neither overflow nor vanish, however uneven the shares are.
/// </summary>
internal static class RandomShares
{
    /// <summary>The logarithm of a gamma variable of scale 1 (Marsaglia and Tsang 2000); such weights make Dirichlet shares.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static double LogGamma(double shape, ref SplitMix64 random)
    {
        if (shape < 1)
        {
            return LogGamma(shape + 1, ref random) + (PortableMath.Log(random.NextDouble()) / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(ref random);
            var root = 1 + (c * x);
            var v = root * root * root;
            var u = random.NextDouble();
            if (v > 0 && PortableMath.Log(u) < (x * x / 2) + (d * (1 - v + PortableMath.Log(v))))
            {
                return PortableMath.Log(d) + PortableMath.Log(v);
            }
        }
    }

    /// <summary>A normal variable, mean 0 and deviation 1, with its tails (Marsaglia's polar method).</summary>
    public static double Normal(ref SplitMix64 random)
    {
        while (true)
        {
            var x = (2 * random.NextDouble()) - 1;
            var y = (2 * random.NextDouble()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
            }
        }
    }

    /// <summary>Divides a whole by weights. Each part is within one of its exact share, and together they are the whole.</summary>
    /// <param name="logWeights">The logarithm of each weight; becomes the weights relative to the largest.</param>
    /// <param name="total">The whole.</param>
    /// <param name="parts">Receives the parts, as many as there are weights.</param>
    public static void Apportion(Span<double> logWeights, int total, Span<int> parts)
    {
        var largest = double.NegativeInfinity;
        foreach (var weight in logWeights)
        {
            largest = Math.Max(largest, weight);
        }

        var sum = 0.0;
        foreach (ref var weight in logWeights)
        {
            weight = PortableMath.Exp(weight - largest);
            sum += weight;
        }

        // The running sum is rounded, not each part, so that nothing is left over.
        var (running, given) = (0.0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            running += logWeights[i];
            var end = i == parts.Length - 1 ? total : (int)Math.Min(total, Math.Floor((running / sum * total) + 0.5));
            (parts[i], given) = (end - given, end);
        }
    }
}
