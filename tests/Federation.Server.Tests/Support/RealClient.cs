using Federation.Client;
using Federation.Client.Internal;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Server.Tests.Support;

/// <summary>Runs real clients that come back quickly.</summary>
internal static class RealClient
{
    public static FederationClientOptions Options(TimeSpan? giveUpAfter = null) => new()
    {
        InitialBackoff = TimeSpan.FromSeconds(0.02),
        MaxBackoff = TimeSpan.FromSeconds(0.1),
        GiveUpAfter = giveUpAfter,
    };

    public static Task RunAsync(Uri server, string id, IFederatedClient client, CancellationToken cancellationToken, ILoggerFactory? log = null) =>
        FederationClient.RunAsync(server, id, client, Options(), log, cancellationToken);

    /// <summary>Runs one whose waits are those of a clock that the test moves.</summary>
    public static Task RunAsync(Uri server, string id, IFederatedClient client, TimeProvider time, CancellationToken cancellationToken) =>
        new ConnectionLoop(() => GrpcChannel.ForAddress(server), server, id, client, Options(), NullLogger.Instance, time).RunAsync(cancellationToken);
}
