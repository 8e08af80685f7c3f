using Federation.Strategies;

namespace Federation.Server;

/// <summary>One thing asked of one client in one part of a round.</summary>
/// <param name="Participant">Whom to ask.</param>
/// <param name="Phase">In which part of a round.</param>
/// <param name="Round">In which round.</param>
/// <param name="Instruction">What the strategy has it told.</param>
/// <param name="Request">The same as the client is asked it.</param>
internal sealed record Inquiry(
    IParticipant Participant, RoundPhase Phase, int Round, ClientInstruction Instruction, InstructionRequest Request)
{
    /// <summary>Who was asked, as it described itself then.</summary>
    public ClientInfo Client { get; } = Participant.Info;
}
