namespace Federation.Simulation;

/// <summary>Finds clients that a fault names and that there are none of.</summary>
internal static class Unknown
{
    public static string? Find<T>(IEnumerable<T> named, IEnumerable<T> known)
    {
        var missing = named.Except(known).Order().Select(name => name is string id ? $"\"{id}\"" : $"{name}").ToList();
        return missing.Count == 0 ? null : $"{nameof(ClientFault.ForClients)} names clients that there are not: {string.Join(", ", missing)}.";
    }
}
