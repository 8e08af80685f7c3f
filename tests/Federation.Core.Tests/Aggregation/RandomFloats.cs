namespace Federation.Core.Tests;

/// <summary>Floats of all kinds, from a seed.</summary>
internal static class RandomFloats
{
    /// <summary>Values around 2 to <paramref name="offset"/> that spread over so many binary orders of magnitude, some of them 0.</summary>
    public static float[] Make(Random random, int count, int spread, int offset = 0)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            var exponent = Math.Clamp(offset + random.Next(-spread / 2, (spread / 2) + 1), -149, 126);
            values[i] = random.Next(20) == 0 ? 0 : MathF.ScaleB((float)((random.NextDouble() * 2) - 1), exponent) + 0f;
        }

        return values;
    }

    /// <summary>A weight of any size.</summary>
    public static long Weight(Random random) => random.NextInt64(1, 2L << random.Next(29)) is var weight && weight <= ExactMean.MaxWeight
        ? weight
        : ExactMean.MaxWeight;
}
