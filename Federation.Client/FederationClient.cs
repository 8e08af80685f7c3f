using Federation.Client.Internal;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Client;

/// <summary>Takes part in a federation.</summary>
public static class FederationClient
{
    /// <summary>
    /// Joins the federation and does what the server asks, until the federation ends. A lost connection is taken up again
    /// with growing waits; work in hand goes on meanwhile and its result is sent afterwards.
    /// </summary>
    /// <param name="server">Where the server is, for instance <c>http://127.0.0.1:5000</c>.</param>
    /// <param name="clientId">
    /// Who the client is: 1 to 128 characters, unique in the federation, the same each time it comes back.
    /// </param>
    /// <param name="client">What the client does.</param>
    /// <param name="options">How it connects; null for the defaults.</param>
    /// <param name="loggerFactory">Where it logs; null for nowhere.</param>
    /// <param name="cancellationToken">Leaves the federation, telling the server.</param>
    /// <exception cref="ArgumentException">The address, the id or an option is not usable; the message names it.</exception>
    /// <exception cref="FederationException">The server refused the client, or could not be reached for too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task RunAsync(
        Uri server,
        string clientId,
        IFederatedClient client,
        FederationClientOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        if (!server.IsAbsoluteUri || server.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"The server's address must be an absolute http or https address, not \"{server}\".", nameof(server));
        }

        if (clientId.Length > 128)
        {
            throw new ArgumentException($"A client id has at most 128 characters, not {clientId.Length}.", nameof(clientId));
        }

        options ??= new FederationClientOptions();
        FederationClientOptionsValidator.Check(options);
        loggerFactory ??= NullLoggerFactory.Instance;

        var logger = loggerFactory.CreateLogger("Federation.Client");
        var loop = new ConnectionLoop(() => OpenChannel(server, options, loggerFactory), server, clientId, client, options, logger, TimeProvider.System);
        await loop.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static GrpcChannel OpenChannel(Uri server, FederationClientOptions options, ILoggerFactory loggerFactory)
    {
        var channelOptions = new GrpcChannelOptions { LoggerFactory = loggerFactory };
        options.ConfigureChannel?.Invoke(channelOptions);
        return GrpcChannel.ForAddress(server, channelOptions);
    }
}
