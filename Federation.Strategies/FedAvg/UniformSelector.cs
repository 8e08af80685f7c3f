namespace Federation.Strategies;

/// <summary>Chooses clients at random, all with the same chance: a fraction of those available, and at least a minimum.</summary>
public sealed class UniformSelector : IClientSelector
{
    private readonly double _fraction;
    private readonly int _minimum;

    /// <summary>Makes a selector.</summary>
    /// <param name="fraction">The part of the available clients to choose, 0 to 1; rounded down to whole clients.</param>
    /// <param name="minimum">How many to choose where the fraction makes fewer, at least 0.</param>
    /// <param name="minAvailableClients">How many must be available, at least <paramref name="minimum"/>; 0 does not wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public UniformSelector(double fraction, int minimum, int minAvailableClients)
    {
        if (!(fraction is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must be from 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(minAvailableClients, minimum);
        _fraction = fraction;
        _minimum = minimum;
        MinAvailableClients = minAvailableClients;
    }

    /// <inheritdoc/>
    public int MinAvailableClients { get; }

    /// <inheritdoc/>
    /// <remarks>The chosen clients are in the order of the available ones.</remarks>
    public IReadOnlyList<ClientInfo> Select(SelectionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var available = context.Available;
        var count = Math.Min(CountOf(available.Count), available.Count);

        // The beginning of a random permutation, no more of which is made than is needed.
        var places = Enumerable.Range(0, available.Count).ToArray();
        for (var i = 0; i < count; i++)
        {
            var other = context.Random.Next(i, places.Length);
            (places[i], places[other]) = (places[other], places[i]);
        }

        Array.Sort(places, 0, count);
        return Array.ConvertAll(places[..count], place => available[place]);
    }

    /// <summary>How many of so many available clients are wanted.</summary>
    internal int CountOf(int available) => Math.Max((int)(_fraction * available), _minimum);
}
