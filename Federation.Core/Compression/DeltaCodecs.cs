namespace Federation.Core;

/// <summary>All encodings of updates.</summary>
internal static class DeltaCodecs
{
    /// <summary>The encoding of a name; null if there is none.</summary>
    public static IDeltaCodec? Find(string encoding) => encoding switch
    {
        UpdateCompression.Float16Name => new ShortFloatCodec<ShortHalf>(),
        UpdateCompression.BFloat16Name => new ShortFloatCodec<ShortBFloat16>(),
        UpdateCompression.Int8Name => new Int8Codec(),
        UpdateCompression.TopKName => new TopKCodec(),
        _ => null,
    };
}
