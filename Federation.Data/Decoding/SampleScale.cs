namespace Federation.Data;

/// <summary>Samples of any depth as bytes.</summary>
internal static class SampleScale
{
    /// <summary>Scales 0..<paramref name="max"/> to 0..255, to the nearest; a half goes up. No sample is above 65535.</summary>
    public static byte ToByte(int sample, int max) => (byte)(((sample * byte.MaxValue) + (max / 2)) / max);
}
