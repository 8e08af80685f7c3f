using TorchSharp;

/// <summary>The numbers that Oracle/generate.py feeds to PyTorch.</summary>
internal static class Formula
{
    /// <summary>Numbers in [-scale/2, scale/2) from a hash of their position.</summary>
    public static torch.Tensor Make(ulong salt, long[] shape, double scale = 1)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)((Unit(salt, (ulong)i) - 0.5) * scale);
        }

        return torch.tensor(values, shape);
    }

    public static torch.Tensor Labels(ulong salt, int count, int classes, params long[] shape)
    {
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            var single = (double)(float)(Unit(salt, (ulong)i) - 0.5);
            values[i] = Math.Clamp((long)((single + 0.5) * classes), 0, classes - 1);
        }

        return torch.tensor(values, shape);
    }

    private static double Unit(ulong salt, ulong position)
    {
        var x = ((position * 2654435761) + (salt * 40503)) & 0xFFFFFFFF;
        x ^= x >> 15;
        x = (x * 2246822519) & 0xFFFFFFFF;
        x ^= x >> 13;
        return x / 4294967296.0;
    }
}
