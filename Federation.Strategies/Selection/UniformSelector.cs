namespace Federation.Strategies;

/// <summary>Chooses clients at random, all with the same chance: a fraction of those available, and at least a minimum.</summary>
public sealed class UniformSelector : IClientSelector
{
    private readonly double _fraction;
    private readonly int _minimum;
    private readonly double _overSelection;

    /// <summary>Makes a selector.</summary>
    /// <param name="fraction">The part of the available clients to choose, 0 to 1; rounded down to whole clients.</param>
    /// <param name="minimum">How many to choose where the fraction makes fewer, at least 0.</param>
    /// <param name="minAvailableClients">How many must be available, at least <paramref name="minimum"/>; 0 does not wait.</param>
    /// <param name="overSelection">How many times more are asked than answers are wanted, at least 1; rounded up to whole clients.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public UniformSelector(double fraction, int minimum, int minAvailableClients, double overSelection = 1)
    {
        if (!(fraction is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must be from 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(minAvailableClients, minimum);
        if (!(overSelection >= 1 && double.IsFinite(overSelection)))
        {
            throw new ArgumentOutOfRangeException(nameof(overSelection), overSelection, "The factor must be finite and at least 1.");
        }

        _fraction = fraction;
        _minimum = minimum;
        _overSelection = overSelection;
        MinAvailableClients = minAvailableClients;
    }

    /// <inheritdoc/>
    public int MinAvailableClients { get; }

    /// <inheritdoc/>
    /// <remarks>The chosen clients are in the order of the available ones.</remarks>
    public ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var available = context.Available;
        var wanted = Math.Min(CountOf(available.Count), available.Count);
        var asked = (int)Math.Min(Math.Ceiling(wanted * _overSelection), available.Count);
        return new(new ClientSelection(RandomSubset.Of(available, asked, context.Random)) { Wanted = wanted });
    }

    /// <summary>How many of so many available clients are wanted.</summary>
    internal int CountOf(int available) => Math.Max((int)(_fraction * available), _minimum);
}
