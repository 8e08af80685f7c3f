// <shown>
using Federation.Client;
using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch.nn;

// </shown>
namespace Readme.Tests.Snippets;

internal static class ReadyClient
{
    public static async Task RunAsync(string[] args, Func<string, (torch.Tensor Features, torch.Tensor Labels)> LoadMyData)
    {
        // <shown>
        var (features, labels) = LoadMyData(args[2]); // float32 [n, 2] and int64 [n]
        using var model = Sequential(("hidden", Linear(2, 16)), ("relu", ReLU()), ("output", Linear(16, 2)));
        using var client = new TorchClient(
            model,
            parameters => torch.optim.SGD(parameters, 0.5),
            (output, target) => functional.cross_entropy(output, target),
            BatchSource.FromTensors(features, labels),
            new TorchClientOptions { Epochs = 2, BatchSize = 10, HeldOutFraction = 0.1 });

        await FederationClient.RunAsync(new Uri(args[0]), clientId: args[1], client);
        // </shown>
    }
}
