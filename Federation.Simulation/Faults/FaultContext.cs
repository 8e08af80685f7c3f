using Federation.Server;
using Federation.Simulation.Internal;
using Federation.Strategies;

namespace Federation.Simulation;

/// <summary>Which client a fault is asked about, when, and at what.</summary>
public sealed class FaultContext
{
    private readonly FaultScript _script;
    private readonly int _fault;
    private Random? _random;
    private Random? _clientRandom;

    internal FaultContext(FaultScript script, int fault, int clientNumber, ClientInfo client)
    {
        (_script, _fault) = (script, fault);
        (ClientNumber, Client) = (clientNumber, client);
    }

    /// <summary>The client's number, from 0.</summary>
    public int ClientNumber { get; }

    /// <summary>The client's id, and what it says of itself.</summary>
    public ClientInfo Client { get; }

    /// <summary>The round in which it is asked, from 1; for presence the one that is going on or begins next.</summary>
    public required int Round { get; init; }

    /// <summary>At which part of the round; null for presence.</summary>
    public RoundPhase? Phase { get; init; }

    /// <summary>The simulated time since the run began.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>
    /// Random numbers for this client in this part of this round: the same ones each time, drawn from the run's seed, and others for each
    /// fault of the run.
    /// </summary>
    public Random Random => _random ??= _script.RandomOf(_fault, ClientNumber, Round, Phase is { } phase ? 1 + (int)phase : 0);

    /// <summary>Random numbers for this client: the same ones in all rounds, drawn from the run's seed, and others for each fault of the run.</summary>
    public Random ClientRandom => _clientRandom ??= _script.RandomOf(_fault, ClientNumber, 0, 0);

    /// <summary>Whether the client is in a part of all clients, drawn from the run's seed: the same ones all along.</summary>
    /// <param name="fraction">How large a part, 0 to 1, rounded to whole clients, halves up; a larger part has all clients of a smaller one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range.</exception>
    public bool IsAmong(double fraction)
    {
        FaultRange.Fraction(fraction);
        return _script.RankOf(_fault, ClientNumber) < Math.Round(fraction * _script.ClientCount, MidpointRounding.AwayFromZero);
    }
}
