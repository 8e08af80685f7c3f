using Federation.Core;

namespace Federation.Client;

/// <summary>
/// What a client keeps from one instruction to the next (<see cref="IStatefulClient"/>): named lists of tensors and named scalars.
/// Immutable; each <c>With</c> makes a changed copy, which shares the tensors. Names are compared ordinally.
/// </summary>
public sealed class ClientState
{
    private readonly OrderedDictionary<string, TensorList> _tensors;

    private ClientState(ScalarMap scalars, OrderedDictionary<string, TensorList> tensors) => (Scalars, _tensors) = (scalars, tensors);

    /// <summary>The state of a client that keeps nothing.</summary>
    public static ClientState Empty { get; } = new(ScalarMap.Empty, []);

    /// <summary>The scalars.</summary>
    public ScalarMap Scalars { get; }

    /// <summary>The lists of tensors, in the order in which they were added.</summary>
    public IReadOnlyDictionary<string, TensorList> Tensors => _tensors;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Scalars.Count == 0 && _tensors.Count == 0;

    /// <summary>Bytes of data of all tensors.</summary>
    public long ByteCount => _tensors.Values.Sum(list => list.ByteCount);

    /// <summary>A copy with a list of tensors of that name, whether or not there was one.</summary>
    /// <param name="name">The name, not empty.</param>
    /// <param name="tensors">The tensors, which must not change afterwards.</param>
    public ClientState With(string name, TensorList tensors)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(tensors);
        return new ClientState(Scalars, new OrderedDictionary<string, TensorList>(_tensors, StringComparer.Ordinal) { [name] = tensors });
    }

    /// <summary>A copy with a scalar of that name, whether or not there was one.</summary>
    /// <param name="name">The name, not empty.</param>
    /// <param name="value">The scalar.</param>
    public ClientState With(string name, Scalar value) => new(Scalars.With(name, value), _tensors);

    /// <summary>
    /// A copy with another state as a part: each of its names with <c>name/</c> before it. So whoever goes round a client keeps both its
    /// own state and the client's, and no name is taken twice.
    /// </summary>
    /// <param name="name">The part's name, not empty and without a slash.</param>
    /// <param name="part">The part; where it is empty the copy is this state.</param>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    public ClientState With(string name, ClientState part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var prefix = PrefixOf(name);
        var result = this;
        foreach (var (key, value) in part.Scalars)
        {
            result = result.With(prefix + key, value);
        }

        foreach (var (key, tensors) in part._tensors)
        {
            result = result.With(prefix + key, tensors);
        }

        return result;
    }

    /// <summary>What was added as a part of that name, <see cref="Empty"/> if nothing was.</summary>
    /// <param name="name">The part's name, not empty and without a slash.</param>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    public ClientState Part(string name)
    {
        var prefix = PrefixOf(name);
        var result = Empty;
        foreach (var (key, value) in Scalars.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            result = result.With(key[prefix.Length..], value);
        }

        foreach (var (key, tensors) in _tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            result = result.With(key[prefix.Length..], tensors);
        }

        return result;
    }

    /// <summary>The names, as a person would read them.</summary>
    public override string ToString() => IsEmpty ? "nothing" : string.Join(", ", Scalars.Keys.Concat(_tensors.Keys));

    private static string PrefixOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException($"The name of a part must not have a slash, as \"{name}\" has.", nameof(name))
            : name + "/";
    }
}
