namespace Federation.Simulation.Internal;

/// <summary>Seeds that do not depend on each other.</summary>
internal static class Seeds
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>A seed made of several numbers; another one in all likelihood where any of them is another.</summary>
    public static int Of(params ReadOnlySpan<int> parts)
    {
        var seed = 0UL;
        foreach (var part in parts)
        {
            seed = Mix(seed + Gamma + (uint)part);
        }

        return (int)seed;
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
