using Federation.Protocol;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace Federation.Client.Internal;

/// <summary>Connects again and again until the federation ends, the server refuses for good, or the time to try is over.</summary>
internal sealed class ConnectionLoop(
    Func<GrpcChannel> openChannel, Uri server, string clientId, IFederatedClient client, FederationClientOptions options, ILogger logger, TimeProvider time)
{
    /// <summary>
    /// How long a client puts up with its id being taken: long enough for the server to notice that an earlier
    /// connection of this same client is dead.
    /// </summary>
    private static readonly TimeSpan s_idTakenPatience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(5);

    private readonly Backoff _backoff = new(options.InitialBackoff, options.MaxBackoff, Random.Shared);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var session = new ClientSession(clientId, client, options, logger, time);
        var working = session.WorkAsync(ended.Token);
        try
        {
            await ConnectAsync(session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            try
            {
                await working.WaitAsync(s_stopPatience, time, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The expected end.
            }
            catch (TimeoutException)
            {
                Log.WorkDoesNotStop(logger, s_stopPatience.TotalSeconds);
            }
        }
    }

    private async Task ConnectAsync(ClientSession session, CancellationToken cancellationToken)
    {
        var lastReached = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var connection = new Connection(session, options, logger, time);
            Exception problem;

            // A channel of its own: a channel that is used again may put the new stream on the old, dead connection.
            using (var channel = openChannel())
            {
                try
                {
                    Log.Ended(logger, await connection.RunAsync(channel.CreateCallInvoker(), cancellationToken).ConfigureAwait(false));
                    return;
                }
                catch (Exception exception) when (exception is RpcException or PeerSilentException or ProtocolException or IOException)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    problem = exception;
                }
            }

            if (connection.WasWelcomed)
            {
                lastReached = time.GetTimestamp();
                _backoff.Reset();
            }

            ThrowIfHopeless(problem, time.GetElapsedTime(lastReached));
            var wait = _backoff.Next();
            Log.WillReconnect(logger, server, Describe(problem), wait.TotalSeconds);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void ThrowIfHopeless(Exception problem, TimeSpan unreached)
    {
        var status = (problem as RpcException)?.StatusCode;
        if (status == StatusCode.Aborted)
        {
            throw new FederationException($"The server at {server} does not take client \"{clientId}\" now: {Describe(problem)}", isTransient: true, problem);
        }

        if (status is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.Unauthenticated
            or StatusCode.PermissionDenied or StatusCode.Unimplemented or StatusCode.NotFound
            || (status == StatusCode.AlreadyExists && unreached >= s_idTakenPatience))
        {
            throw new FederationException($"The server at {server} refused client \"{clientId}\": {Describe(problem)}", isTransient: false, problem);
        }

        if (options.GiveUpAfter is { } limit && unreached >= limit)
        {
            throw new FederationException(
                $"The server at {server} could not be joined for {unreached.TotalSeconds:0} s: {Describe(problem)}", isTransient: true, problem);
        }
    }

    private static string Describe(Exception problem) =>
        problem is RpcException rpc ? $"{rpc.Status.Detail} ({rpc.StatusCode})" : problem.Message;
}
