namespace Federation.Core;

/// <summary>
/// Steele, Lea and Flood's SplitMix64: random numbers whose sequence is fixed by their definition, not by a runtime's version.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    /// <summary>The step between two states.</summary>
    public const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>Spreads every bit of the input over all of the output.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Gamma);

    /// <summary>A number from 0 to <paramref name="exclusiveMaximum"/> - 1, each equally likely.</summary>
    public int Next(int exclusiveMaximum)
    {
        // Lemire's multiplication, with the rejection that keeps small ranges free of bias.
        var range = (uint)exclusiveMaximum;
        var product = (Next() >> 32) * range;
        if ((uint)product < range)
        {
            var threshold = (uint)-range % range;
            while ((uint)product < threshold)
            {
                product = (Next() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>The numbers from 0 to <paramref name="count"/> - 1, each order equally likely.</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        Shuffle(order);
        return order;
    }

    /// <summary>Puts the values into another order, each equally likely.</summary>
    public void Shuffle(Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>A number above 0 and at most 1, in steps of 2 to the power of -53.</summary>
    public double NextDouble() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 up to but not including 1.</summary>
    public float NextSingle() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>
    /// Roughly normally distributed, mean 0 and deviation 1: a sum of four uniform numbers, because sums are the same bits
    /// everywhere, which logarithms and cosines are not.
    /// </summary>
    public float NextNormal()
    {
        const float Centre = 4 * 32767.5f;
        const float Deviation = 37837.23f; // of a sum of four numbers of 16 bits: 65536 * sqrt(4 / 12)

        var bits = Next();
        var sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        return (sum - Centre) / Deviation;
    }
}
