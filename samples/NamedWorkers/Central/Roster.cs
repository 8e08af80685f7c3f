namespace NamedWorkers.Central;

/// <summary>The names of the workers that take part.</summary>
internal sealed class Roster(IReadOnlyList<string> names)
{
    // A name that is further from another one than this is no slip of the finger.
    private const int MaxSlips = 2;

    public IReadOnlyList<string> Names => names;

    public bool Has(string name) => names.Contains(name, StringComparer.Ordinal);

    /// <summary>Those who are not among the ones that are here.</summary>
    public IReadOnlyList<string> Missing(IReadOnlySet<string> here) => [.. names.Where(name => !here.Contains(name))];

    /// <summary>What to tell a worker whose name is none of these.</summary>
    public string Unknown(string name)
    {
        var (slips, nearest) = names.Select(known => (Slips: Slips(known.ToUpperInvariant(), name.ToUpperInvariant()), Name: known)).Min();
        var guess = slips <= MaxSlips && slips < nearest.Length ? $" Did you mean \"{nearest}\"?" : "";
        return $"The central process knows no worker \"{name}\"; it waits for {string.Join(", ", names)}.{guess}";
    }

    // Levenshtein's distance: letters put in, left out or replaced.
    private static int Slips(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
