using Federation.Client;

namespace CifarSample.Clients;

/// <summary>What goes round the ready client. Each piece does something only where the server asks for it.</summary>
internal static class ClientPieces
{
    public static IFederatedClient Around(IFederatedClient client) => client.WithCompression();
}
