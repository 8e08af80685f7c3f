using Federation.Server;

namespace Federation.Simulation;

/// <summary>
/// Something that goes wrong with clients of a simulation. <see cref="Fault"/> and <see cref="Poison"/> have the usual ones; derive for
/// others. Immutable: one can be used in several runs at the same time.
/// </summary>
/// <remarks>
/// What is random must come from <see cref="FaultContext.Random"/> and its like, and nothing may be remembered from one call to the next:
/// calls come in whatever order clients are asked. An exception that a fault throws ends the run.
/// </remarks>
/// <example>
/// Clients with an old battery give up one training in ten, half-way:
/// <code>
/// internal sealed class OldBattery : ClientFault
/// {
///     public override ClientConduct Apply(ClientConduct conduct, FaultContext context) =>
///         context.Random.NextDouble() >= 0.1 ? conduct : conduct with { Departure = new Departure(conduct.Duration / 2) };
/// }
/// </code>
/// </example>
public abstract class ClientFault
{
    /// <summary>
    /// Changes how a client fares with one instruction to train or to measure. Asked when the client is given the instruction, after the
    /// faults that come before this one in <see cref="SimulationOptions.Faults"/>.
    /// </summary>
    /// <param name="conduct">How it fares so far: it answers at once, unless a fault before has changed that.</param>
    /// <param name="context">Which client, when and at what.</param>
    /// <returns>How it fares; the same, unless this is overridden.</returns>
    public virtual ClientConduct Apply(ClientConduct conduct, FaultContext context) => conduct;

    /// <summary>
    /// Whether a client is there at a moment, so that it can be chosen. It is if all faults say so. Asked when a round begins, and at the
    /// moments that <see cref="ClientPresence.Until"/> names; also ahead of time, for moments while the client works.
    /// </summary>
    /// <param name="context">Which client and when; without a phase.</param>
    /// <returns>Whether it is there; always, unless this is overridden.</returns>
    public virtual ClientPresence FindPresence(FaultContext context) => ClientPresence.There();

    /// <summary>The same fault where a condition is met, and nothing elsewhere.</summary>
    /// <param name="condition">
    /// When there is the fault. For an absence it must not depend on <see cref="FaultContext.Time"/>: <see cref="ClientPresence.Until"/>
    /// would be another then.
    /// </param>
    public ClientFault When(Func<FaultContext, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new SelectedFault(this, condition);
    }

    /// <summary>The same fault of some clients.</summary>
    /// <param name="numbers">The clients' numbers, from 0. A number that no client has makes the simulation throw when it begins.</param>
    public ClientFault ForClients(params int[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var which = numbers.ToHashSet();
        return new SelectedFault(this, context => which.Contains(context.ClientNumber))
        {
            Check = clients => Unknown.Find(which, clients.Select(client => client.Number)),
        };
    }

    /// <summary>The same fault of some clients.</summary>
    /// <param name="ids">The clients' ids. An id that no client has makes the simulation throw when it begins.</param>
    public ClientFault ForClients(params string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var which = ids.ToHashSet(StringComparer.Ordinal);
        return new SelectedFault(this, context => which.Contains(context.Client.Id))
        {
            Check = clients => Unknown.Find(which, clients.Select(client => client.Info.Id)),
        };
    }

    /// <summary>The same fault of a part of all clients, drawn with the run's seed: the same ones all along.</summary>
    /// <param name="fraction">The part, 0 to 1, rounded to whole clients, halves up. Each fault of a run draws its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range.</exception>
    public ClientFault ForFraction(double fraction)
    {
        FaultRange.Fraction(fraction);
        return new SelectedFault(this, context => context.IsAmong(fraction));
    }

    /// <summary>The same fault in some rounds, by the round in which a client is asked.</summary>
    /// <param name="first">The first of them, at least 1.</param>
    /// <param name="last">The last of them, not before the first; null, unless said otherwise, for the run's last.</param>
    /// <exception cref="ArgumentOutOfRangeException">A round is out of range.</exception>
    public ClientFault InRounds(int first, int? last = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        if (last is { } end)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(end, first, nameof(last));
        }

        return new SelectedFault(this, context => context.Round >= first && !(context.Round > last));
    }

    /// <summary>The same fault in one part of a round. Nothing is left of an absence, which is of no part.</summary>
    /// <param name="phase">Which part.</param>
    public ClientFault InPhase(RoundPhase phase) => new SelectedFault(this, context => context.Phase == phase);

    /// <summary>Says what does not fit the clients of a run.</summary>
    internal virtual IEnumerable<string> FindFaults(IReadOnlyList<(int Number, Strategies.ClientInfo Info)> clients) => [];
}
