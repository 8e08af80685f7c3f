using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Core;

/// <summary>
/// Named scalars: a round's config, a client's metrics or its properties. Immutable, so that one map can be given to
/// many clients; <see cref="With"/> makes a changed copy. Names are compared ordinally and listed in the order given.
/// </summary>
/// <example><code>new ScalarMap(("loss", 0.31), ("epochs", 2))</code></example>
public sealed class ScalarMap : IReadOnlyDictionary<string, Scalar>
{
    private readonly OrderedDictionary<string, Scalar> _entries;

    /// <summary>Makes a map of the given entries.</summary>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public ScalarMap(params ReadOnlySpan<(string Name, Scalar Value)> entries)
    {
        _entries = new OrderedDictionary<string, Scalar>(entries.Length, StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(entries));
            if (!_entries.TryAdd(name, value))
            {
                throw new ArgumentException($"The name \"{name}\" is given twice.", nameof(entries));
            }
        }
    }

    private ScalarMap(OrderedDictionary<string, Scalar> entries) => _entries = entries;

    /// <summary>The map without entries.</summary>
    public static ScalarMap Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<Scalar> Values => _entries.Values;

    /// <summary>The value of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names that there are.</exception>
    public Scalar this[string key] => _entries.TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no \"{key}\"; there are: {(Count == 0 ? "none" : string.Join(", ", Keys))}.");

    /// <summary>A copy in which the name has that value, whether or not it had one.</summary>
    public ScalarMap With(string name, Scalar value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ScalarMap(new OrderedDictionary<string, Scalar>(_entries, StringComparer.Ordinal) { [name] = value });
    }

    /// <summary>The number of that name, or <paramref name="fallback"/> where there is no such name.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public double GetDouble(string name, double fallback) => TryGetValue(name, out var value) ? value.AsDouble() : fallback;

    /// <summary>The integer of that name, or <paramref name="fallback"/> where there is no such name.</summary>
    /// <exception cref="InvalidOperationException">The value is not an integer.</exception>
    public long GetInteger(string name, long fallback) => TryGetValue(name, out var value) ? value.AsInteger() : fallback;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Scalar value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Scalar>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The entries as a person would read them.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(entry => $"{entry.Key}={entry.Value}"));
}
