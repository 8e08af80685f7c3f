using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>The faults of one run.</summary>
/// <param name="faults">The faults, in their order.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="clientCount">How many clients the run has.</param>
internal sealed class FaultScript(IReadOnlyList<ClientFault> faults, int seed, int clientCount)
{
    // Apart from a client's number, which it stands in place of.
    private const int RankSeed = -1;

    private readonly int[]?[] _ranks = new int[faults.Count][];

    public bool IsEmpty => faults.Count == 0;

    public int ClientCount => clientCount;

    /// <summary>Says what does not fit the clients.</summary>
    public IEnumerable<string> FindFaults(IReadOnlyList<Participant> participants)
    {
        IReadOnlyList<(int, ClientInfo)> clients = [.. participants.Select(participant => (participant.Number, participant.Info))];
        return faults.SelectMany(fault => fault.FindFaults(clients));
    }

    /// <summary>How a client fares with one instruction.</summary>
    /// <exception cref="InvalidOperationException">A fault breaks the rules.</exception>
    public ClientConduct ConductOf(Participant participant, int round, RoundPhase phase, TimeSpan time)
    {
        var conduct = ClientConduct.Plain;
        for (var i = 0; i < faults.Count; i++)
        {
            var context = new FaultContext(this, i, participant.Number, participant.Info) { Round = round, Phase = phase, Time = time };
            conduct = Guard(i, participant, round, () => faults[i].Apply(conduct, context))
                ?? throw Broken(i, participant, round, $"{nameof(ClientFault.Apply)} returned null");
        }

        return conduct;
    }

    /// <summary>Whether a client is there.</summary>
    /// <exception cref="InvalidOperationException">A fault breaks the rules.</exception>
    public ClientPresence PresenceOf(Participant participant, int round, TimeSpan time)
    {
        var presence = ClientPresence.There();
        for (var i = 0; i < faults.Count; i++)
        {
            var context = new FaultContext(this, i, participant.Number, participant.Info) { Round = round, Time = time };
            var found = Guard(i, participant, round, () => faults[i].FindPresence(context));
            presence = found.Until <= time
                ? throw Broken(i, participant, round, $"{nameof(ClientFault.FindPresence)} is to be asked again at {found.Until}, and it is {time} already")
                : presence.And(found);
        }

        return presence;
    }

    public Random RandomOf(int fault, int client, int round, int phase) => new(Seeds.Of(seed, fault, client, round, phase));

    /// <summary>The place of a client in an order of all that is drawn for a fault.</summary>
    public int RankOf(int fault, int client)
    {
        if (_ranks[fault] is not { } ranks)
        {
            ranks = [.. Enumerable.Range(0, clientCount)];
            RandomOf(fault, RankSeed, 0, 0).Shuffle(ranks);
            _ranks[fault] = ranks;
        }

        return ranks[client];
    }

    private T Guard<T>(int fault, Participant participant, int round, Func<T> call)
    {
        try
        {
            return call();
        }
#pragma warning disable CA1031 // Somebody else's code; the run ends with what it threw.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw Broken(fault, participant, round, exception.Message, exception);
        }
    }

    private InvalidOperationException Broken(int fault, Participant participant, int round, string problem, Exception? cause = null) =>
        new($"Fault {fault} of the simulation ({faults[fault].GetType().Name}) cannot be used for client \"{participant.Info.Id}\" in round {round}: {problem}", cause);
}
