namespace Federation.TorchSharp;

/// <summary>
/// Some of a module's parameters and buffers, by their names in <c>state_dict()</c>. Says which layers are personal or frozen,
/// or which part of a module travels. Immutable.
/// </summary>
public sealed class LayerSelection
{
    private readonly Func<string, bool> _contains;
    private readonly IReadOnlyList<string> _layers;

    private LayerSelection(Func<string, bool> contains, IReadOnlyList<string> layers)
    {
        _contains = contains;
        _layers = layers;
    }

    /// <summary>Every parameter and buffer.</summary>
    public static LayerSelection All { get; } = Where(_ => true);

    /// <summary>No parameter or buffer.</summary>
    public static LayerSelection None { get; } = Of();

    /// <summary>
    /// Layers by name: <c>Of("head")</c> is <c>head.weight</c>, <c>head.bias</c> and whatever lies deeper under <c>head</c>. A full
    /// name such as <c>head.bias</c> selects that one. A layer that the module does not have is an error where the selection is used.
    /// </summary>
    /// <exception cref="ArgumentException">A name is null or empty.</exception>
    public static LayerSelection Of(params ReadOnlySpan<string> layers)
    {
        var chosen = layers.ToArray();
        foreach (var layer in chosen)
        {
            ArgumentException.ThrowIfNullOrEmpty(layer, nameof(layers));
        }

        return new LayerSelection(name => Array.Exists(chosen, layer => Covers(layer, name)), chosen);
    }

    /// <summary>The parameters and buffers whose name satisfies a condition; it must always answer the same.</summary>
    public static LayerSelection Where(Func<string, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new LayerSelection(condition, []);
    }

    /// <summary>What this selection has and the other has not, such as <c>All.Except(Of("head"))</c>.</summary>
    public LayerSelection Except(LayerSelection other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new LayerSelection(name => Contains(name) && !other.Contains(name), [.. _layers, .. other._layers]);
    }

    /// <summary>Whether a parameter or buffer of that name is selected.</summary>
    public bool Contains(string name) => _contains(name);

    /// <summary>The layers asked for by name that none of the given names belongs to.</summary>
    internal IEnumerable<string> Missing(IReadOnlyCollection<string> names) =>
        _layers.Where(layer => !names.Any(name => Covers(layer, name)));

    private static bool Covers(string layer, string name) =>
        name.StartsWith(layer, StringComparison.Ordinal) && (name.Length == layer.Length || name[layer.Length] == '.');
}
