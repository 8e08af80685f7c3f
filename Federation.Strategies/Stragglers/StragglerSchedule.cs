using Federation.Core;

namespace Federation.Strategies;

/// <summary>Who falls behind in a round, and how far each comes.</summary>
internal static class StragglerSchedule
{
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
        var seed = options.Seed is { } own ? SplitMix64.Mix(((ulong)own << 32) | (uint)context.Round) : (ulong)context.Seed;

        // The selection may have been drawn with the same seed. Mixed, the two do not depend on each other.
        var random = new Random((int)SplitMix64.Mix(seed + (SplitMix64.Gamma * (ulong)(before.Told + 1))));
        return RandomSubset.Of(context.Selected, count, random)
            .ToDictionary(client => client.Id, _ => random.NextDouble(), StringComparer.Ordinal);
    }
}
