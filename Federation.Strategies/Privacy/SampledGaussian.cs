namespace Federation.Strategies;

/// <summary>Rényi divergences of the sampled Gaussian mechanism (Mironov, Talwar and Zhang 2019).</summary>
internal static class SampledGaussian
{
    /// <summary>The divergence of one use, for a sum that one client changes by 1.</summary>
    /// <param name="order">α: a whole number, at least 2.</param>
    /// <param name="rate">The chance to be sampled: more than 0, at most 1.</param>
    /// <param name="stddev">The standard deviation of the noise: more than 0.</param>
    public static double Divergence(int order, double rate, double stddev)
    {
        var variance = stddev * stddev;
        if (rate == 1)
        {
            return order / (2 * variance);
        }

        // The binomial expansion of E[((1 - q) + q μ1/μ0)^α], equation 3 of section 3.3, in logarithms.
        var logSum = double.NegativeInfinity;
        var logBinomial = 0.0;
        for (var k = 0; k <= order; k++)
        {
            var logTerm = logBinomial + ((order - k) * Math.Log(1 - rate)) + (k * Math.Log(rate)) + (k * (k - 1.0) / (2 * variance));
            logSum = LogOfSum(logSum, logTerm);
            logBinomial += Math.Log((order - k) / (k + 1.0));
        }

        return logSum / (order - 1);
    }

    private static double LogOfSum(double a, double b)
    {
        var (least, most) = (Math.Min(a, b), Math.Max(a, b));
        return double.IsInfinity(most) ? most : most + Math.Log(1 + Math.Exp(least - most));
    }
}
