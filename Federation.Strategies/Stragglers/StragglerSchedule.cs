namespace Federation.Strategies;

/// <summary>Who falls behind in a round, and how far each comes.</summary>
internal static class StragglerSchedule
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>Draws stragglers among a round's next clients, each with a number from 0 to below 1.</summary>
    /// <param name="context">The clients that are told something now.</param>
    /// <param name="options">How many there are to be.</param>
    /// <param name="before">How many clients the round told something before, and how many of them are stragglers.</param>
    /// <returns>So many that of all of the round's clients exactly the fraction, rounded, are stragglers.</returns>
    public static IReadOnlyDictionary<string, double> Draw(
        InstructionContext context, StragglerOptions options, (int Told, int Stragglers) before)
    {
        var told = before.Told + context.Selected.Count;
        var wanted = (int)Math.Round(told * options.Fraction, MidpointRounding.AwayFromZero);
        var count = Math.Clamp(wanted - before.Stragglers, 0, context.Selected.Count);
        var seed = options.Seed is { } own ? Mix(((ulong)own << 32) | (uint)context.Round) : (ulong)context.Seed;

        // The selection may have been drawn with the same seed. Mixed, the two do not depend on each other.
        var random = new Random((int)Mix(seed + (Gamma * (ulong)(before.Told + 1))));
        return RandomSubset.Of(context.Selected, count, random)
            .ToDictionary(client => client.Id, _ => random.NextDouble(), StringComparer.Ordinal);
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
