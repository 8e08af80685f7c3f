using Federation.Core;

namespace Federation.Simulation.Internal;

/// <summary>Seeds that do not depend on each other.</summary>
internal static class Seeds
{
    /// <summary>A seed made of several numbers; another one in all likelihood where any of them is another.</summary>
    public static int Of(params ReadOnlySpan<int> parts)
    {
        var seed = 0UL;
        foreach (var part in parts)
        {
            seed = SplitMix64.Mix(seed + SplitMix64.Gamma + (uint)part);
        }

        return (int)seed;
    }
}
