using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Everything that the server logs: 1 to 9 clients, 10 to 19 rounds, 20 to 29 the run.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Client {ClientId} joined (resumed: {Resumed}).")]
    public static partial void Joined(ILogger logger, string clientId, bool resumed);

    [LoggerMessage(2, LogLevel.Information, "Client {ClientId} is gone: {Reason}.")]
    public static partial void Left(ILogger logger, string clientId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Client {ClientId} was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string clientId, string reason);

    [LoggerMessage(4, LogLevel.Error, "There is no memory for the update of client {ClientId}, {Bytes} bytes.")]
    public static partial void OutOfMemory(ILogger logger, Exception exception, string clientId, long bytes);

    [LoggerMessage(5, LogLevel.Error, "A handler of {Event} failed.")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string @event);

    [LoggerMessage(6, LogLevel.Error, "The connection of client {ClientId} failed.")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, string clientId);

    [LoggerMessage(10, LogLevel.Information, "Waiting for clients: {Connected} of {Needed} are connected.")]
    public static partial void WaitingForClients(ILogger logger, int connected, int needed);

    [LoggerMessage(11, LogLevel.Information, "Starting from the parameters of client {ClientId}: {Tensors} tensors, {Bytes} bytes.")]
    public static partial void InitialModelOf(ILogger logger, string clientId, int tensors, long bytes);

    [LoggerMessage(12, LogLevel.Warning, "Client {ClientId} failed in {Phase} of round {Round}: {Kind}, {Reason}")]
    public static partial void ClientFailed(ILogger logger, string clientId, RoundPhase phase, int round, FailureKind kind, string reason);

    [LoggerMessage(13, LogLevel.Warning, "Round {Round} left the global model as it was: {Reason}.")]
    public static partial void NotAggregated(ILogger logger, int round, string reason);

    [LoggerMessage(14, LogLevel.Information, "Round {Round} of {Rounds}: {Results} results, {Failures} failures, {Seconds:0.00} s.")]
    public static partial void RoundFinished(ILogger logger, int round, int rounds, int results, int failures, double seconds);

    [LoggerMessage(20, LogLevel.Information, "The run is over after {Rounds} rounds.")]
    public static partial void RunFinished(ILogger logger, int rounds);

    [LoggerMessage(21, LogLevel.Error, "The run ended early.")]
    public static partial void RunFailed(ILogger logger, Exception exception);

    [LoggerMessage(22, LogLevel.Error, "A run observer failed in {Member}.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string member);

    [LoggerMessage(23, LogLevel.Information, "The strategy ends the run after round {Round}: {Reason}.")]
    public static partial void StoppedEarly(ILogger logger, int round, string reason);
}
