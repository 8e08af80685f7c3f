using Microsoft.Extensions.Logging;

namespace Federation.Simulation.Internal;

/// <summary>Everything that a simulation logs besides what the rounds log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Client {ClientId} failed in round {Round}.")]
    public static partial void ClientThrew(ILogger logger, Exception exception, string clientId, int round);

    [LoggerMessage(2, LogLevel.Error, "Client {ClientId} could not be disposed of at the end of the run.")]
    public static partial void NotDisposed(ILogger logger, Exception exception, string clientId);
}
