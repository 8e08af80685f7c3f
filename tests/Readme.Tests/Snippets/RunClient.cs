using Federation.Client;

namespace Readme.Tests.Snippets;

internal static class RunClient
{
    public static async Task RunAsync(Uri address, string id, MyClient client, CancellationToken cancellationToken)
    {
        // <shown>
        await FederationClient.RunAsync(address, id, client, cancellationToken: cancellationToken);
        // </shown>
    }
}
