namespace Federation.Strategies;

/// <summary>
/// What a run's noise amounts to: (ε, δ)-differential privacy with regard to adding or removing one client, computed by way of Rényi
/// divergences.
/// </summary>
/// <remarks>
/// <para>A round is a Gaussian mechanism on a random part of the clients (Mironov, Talwar and Zhang 2019, section 3.3); rounds add up order
/// by order; ε is the least that any order gives (Canonne, Kamath and Steinke 2020, proposition 12). Orders are whole numbers, from 2: ε
/// is an upper bound, about a percent above what all orders give where it is around 6, and less where it is smaller.</para>
/// <para>It is assumed that each client takes part in a round with the same chance, independently of others and of its data. Selectors
/// choose a fixed number, for which this is the usual approximation; a rate of 1 assumes nothing.</para>
/// </remarks>
public static class PrivacyAccountant
{
    /// <summary>More noise than anybody needs.</summary>
    internal const double MostMultiplier = 1e6;

    private const double LeastMultiplier = 1e-2;

    private static readonly int[] s_orders = [.. Enumerable.Range(2, 127), .. Enumerable.Range(0, 15).Select(i => (int)(160 * Math.Pow(1.4, i)))];

    /// <summary>ε after some rounds.</summary>
    /// <param name="rounds">How many rounds made a model, at least 0.</param>
    /// <param name="samplingRate">The part of all clients, of those that ever may take part, that takes part in a round: 0 to 1.</param>
    /// <param name="noiseMultiplier"><see cref="DifferentialPrivacyOptions.NoiseMultiplier"/>: at least 0; at 0 ε is infinite.</param>
    /// <param name="delta">δ: more than 0, less than 1; usually less than one over the number of clients.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double Epsilon(int rounds, double samplingRate, double noiseMultiplier, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ThrowUnless(samplingRate is >= 0 and <= 1, samplingRate, nameof(samplingRate), "The rate must be from 0 to 1.");
        ThrowUnless(noiseMultiplier >= 0, noiseMultiplier, nameof(noiseMultiplier), "The multiplier must be at least 0.");
        ThrowUnless(delta is > 0 and < 1, delta, nameof(delta), "The probability must be more than 0 and less than 1.");
        if (rounds == 0 || samplingRate == 0)
        {
            return 0;
        }

        // A multiplier whose square is 0 is no more than none.
        return noiseMultiplier * noiseMultiplier == 0
            ? double.PositiveInfinity
            : Math.Max(0, s_orders.Min(order => ToEpsilon(rounds * SampledGaussian.Divergence(order, samplingRate, noiseMultiplier), order, delta)));
    }

    /// <summary>The least noise multiplier that keeps ε within a bound, to four digits.</summary>
    /// <param name="epsilon">The bound: more than 0.</param>
    /// <param name="rounds">How many rounds make a model, at least 1.</param>
    /// <param name="samplingRate">As in <see cref="Epsilon"/>, more than 0.</param>
    /// <param name="delta">As in <see cref="Epsilon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range, or no multiplier up to a million is enough.</exception>
    public static double NoiseMultiplierFor(double epsilon, int rounds, double samplingRate, double delta)
    {
        ThrowUnless(epsilon > 0, epsilon, nameof(epsilon), "The bound must be more than 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ThrowUnless(samplingRate is > 0 and <= 1, samplingRate, nameof(samplingRate), "The rate must be more than 0 and at most 1.");
        var (tooLittle, enough) = (LeastMultiplier, MostMultiplier);
        ThrowUnless(
            Epsilon(rounds, samplingRate, enough, delta) <= epsilon, epsilon, nameof(epsilon), "No noise multiplier up to 1000000 is enough.");
        while (enough > tooLittle * 1.0001)
        {
            var middle = Math.Sqrt(tooLittle * enough);
            if (Epsilon(rounds, samplingRate, middle, delta) <= epsilon)
            {
                enough = middle;
            }
            else
            {
                tooLittle = middle;
            }
        }

        return enough;
    }

    private static double ToEpsilon(double divergence, int order, double delta) =>
        divergence + Math.Log((order - 1.0) / order) - ((Math.Log(delta) + Math.Log(order)) / (order - 1));

    private static void ThrowUnless(bool isInRange, double value, string name, string message)
    {
        if (!isInRange)
        {
            throw new ArgumentOutOfRangeException(name, value, message);
        }
    }
}
