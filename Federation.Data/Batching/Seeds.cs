using System.Numerics;
using Federation.Core;

namespace Federation.Data;

/// <summary>Seeds made from a seed, so that each part of a run has random numbers of its own that depend on nothing else.</summary>
public static class Seeds
{
    /// <summary>
    /// The seed for one part of a run, for instance <c>Derive(seed, client, round)</c>. The same arguments give the same seed on
    /// every machine; arguments that differ, also only in their order, give seeds that look unrelated.
    /// </summary>
    public static ulong Derive(ulong seed, params ReadOnlySpan<long> path)
    {
        var state = SplitMix64.Mix(seed + SplitMix64.Gamma);
        foreach (var step in path)
        {
            // Turned, because a plain sum would not know which of the two came first.
            state = SplitMix64.Mix(BitOperations.RotateLeft(state, 32) + SplitMix64.Mix((ulong)step + SplitMix64.Gamma));
        }

        return state;
    }
}
