namespace Federation.Strategies;

/// <summary>Who falls behind in a round, and how far each comes.</summary>
internal static class StragglerSchedule
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>Draws exactly the fraction of the clients, rounded, each with a number from 0 to below 1.</summary>
    public static IReadOnlyDictionary<string, double> Draw(InstructionContext context, StragglerOptions options)
    {
        var count = (int)Math.Round(context.Selected.Count * options.Fraction, MidpointRounding.AwayFromZero);
        var seed = options.Seed is { } own ? Mix(((ulong)own << 32) | (uint)context.Round) : (ulong)context.Seed;

        // The selection may have been drawn with the same seed. Mixed, the two do not depend on each other.
        var random = new Random((int)Mix(seed + Gamma));
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
