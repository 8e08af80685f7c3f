namespace Federation.Strategies;

/// <summary>A choice of clients.</summary>
/// <param name="Clients">Who is asked.</param>
public sealed record ClientSelection(IReadOnlyList<ClientInfo> Clients)
{
    private readonly int? _wanted;

    /// <summary>Nobody.</summary>
    public static ClientSelection None { get; } = new([]);

    /// <summary>
    /// How many answers are wanted, at least 0: all, unless said otherwise. Whoever has more clients asked than answers wanted does not
    /// wait for the slowest.
    /// </summary>
    public int Wanted
    {
        get => _wanted ?? Clients.Count;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Wanted));
            _wanted = value;
        }
    }
}
