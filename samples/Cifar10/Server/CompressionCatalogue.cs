using Federation.Core;

namespace CifarSample.Server;

/// <summary>The encodings of updates by the names that <c>--compression</c> takes.</summary>
internal static class CompressionCatalogue
{
    private const double TopFraction = 0.1;

    private static readonly OrderedDictionary<string, UpdateCompression> Entries = new(StringComparer.Ordinal)
    {
        ["float16"] = UpdateCompression.Float16(),
        ["bfloat16"] = UpdateCompression.BFloat16(),
        ["int8"] = UpdateCompression.Int8(),
        ["top-k"] = UpdateCompression.TopK(TopFraction),
    };

    public static IReadOnlyList<string> Names => Entries.Keys;

    public static UpdateCompression Get(string name) => Entries[name];
}
