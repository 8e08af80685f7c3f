using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>What everything in a run works with.</summary>
internal sealed record RunContext(
    IStrategy Strategy, IParticipants Participants, CoordinatorOptions Options, IRunObserver Observer, ILogger Logger, TimeProvider Time)
{
    /// <summary>What makes the random choices of a part of a round repeatable: like <see cref="HashCode"/>, but the same in every process.</summary>
    public int SeedOf(int round, RoundPhase phase) => unchecked((((Options.Seed * 397) ^ round) * 397) ^ (int)phase);
}
