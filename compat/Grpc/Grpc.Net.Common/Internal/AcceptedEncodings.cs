using Grpc.Net.Compression;

namespace Grpc.Net.Internal;

/// <summary>What <c>grpc-accept-encoding</c> says.</summary>
internal static class AcceptedEncodings
{
    /// <summary>The header value that names these encodings, and none at all.</summary>
    public static string Format(IEnumerable<string> encodings) =>
        string.Join(',', encodings.Prepend(GrpcHeaderNames.Identity));

    /// <summary>Whether a header value names an encoding.</summary>
    public static bool Contains(string? headerValue, string encoding)
    {
        ReadOnlySpan<char> value = headerValue;
        foreach (Range part in value.Split(','))
        {
            if (value[part].Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The providers by the name of their encoding; of two with one name the later counts.</summary>
    public static Dictionary<string, ICompressionProvider> ByName(IEnumerable<ICompressionProvider> providers)
    {
        var byName = new Dictionary<string, ICompressionProvider>(StringComparer.OrdinalIgnoreCase);
        foreach (ICompressionProvider provider in providers)
        {
            byName[provider.EncodingName] = provider;
        }

        return byName;
    }
}
