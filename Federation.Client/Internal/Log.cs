using Microsoft.Extensions.Logging;
using Kind = Federation.Protos.V1.Instruction.KindOneofCase;

namespace Federation.Client.Internal;

/// <summary>Everything that a client logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Joined the federation (resumed: {Resumed}).")]
    public static partial void Joined(ILogger logger, bool resumed);

    [LoggerMessage(2, LogLevel.Information, "The federation has ended: {Reason}")]
    public static partial void Ended(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The connection to {Server} was lost or refused: {Problem} Trying again in {Seconds:0.0} s.")]
    public static partial void WillReconnect(ILogger logger, Uri server, string problem, double seconds);

    [LoggerMessage(4, LogLevel.Debug, "Working on {Kind} of round {Round}.")]
    public static partial void InstructionStarted(ILogger logger, Kind kind, uint round);

    [LoggerMessage(5, LogLevel.Error, "{Kind} of round {Round} failed.")]
    public static partial void InstructionFailed(ILogger logger, Exception exception, Kind kind, uint round);

    [LoggerMessage(6, LogLevel.Warning, "The server did not take the result of {Kind} of round {Round}: {Reason}")]
    public static partial void ResultNotTaken(ILogger logger, Kind kind, uint round, string reason);

    [LoggerMessage(7, LogLevel.Debug, "The goodbye could not be sent.")]
    public static partial void GoodbyeNotSent(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "The work in hand did not stop within {Seconds} s of being cancelled; leaving without it.")]
    public static partial void WorkDoesNotStop(ILogger logger, double seconds);
}
