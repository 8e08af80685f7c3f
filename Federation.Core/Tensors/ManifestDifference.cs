namespace Federation.Core;

/// <summary>Finds the first difference between two manifests and says it in words.</summary>
internal static class ManifestDifference
{
    public static string? Describe(TensorManifest actual, TensorManifest expected)
    {
        for (var i = 0; i < actual.Count && i < expected.Count; i++)
        {
            if (!actual[i].Equals(expected[i]))
            {
                return DescribePosition(i, actual, expected);
            }
        }

        if (actual.Count < expected.Count)
        {
            return $"tensor {actual.Count} {expected[actual.Count]} is missing: there are {actual.Count} tensors where {expected.Count} were expected";
        }

        return actual.Count > expected.Count
            ? $"tensor {expected.Count} {actual[expected.Count]} is one too many: there are {actual.Count} tensors where {expected.Count} were expected"
            : null;
    }

    private static string DescribePosition(int i, TensorManifest actual, TensorManifest expected)
    {
        var (found, wanted) = (actual[i], expected[i]);
        if (string.Equals(found.Name, wanted.Name, StringComparison.Ordinal))
        {
            return $"tensor {i} \"{found.Name}\" is {found.TypeAndShape} where {wanted.TypeAndShape} was expected";
        }

        if (actual.IndexOf(wanted.Name) < 0)
        {
            return $"tensor {i} {wanted} is missing; \"{found.Name}\" is in its place";
        }

        return expected.IndexOf(found.Name) < 0
            ? $"tensor {i} {found} is not expected; \"{wanted.Name}\" should be in its place"
            : $"tensor {i} is \"{found.Name}\" where \"{wanted.Name}\" was expected: the order differs";
    }
}
