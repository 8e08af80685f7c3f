using Federation.Client;
using Federation.Core;
using Federation.Strategies;

namespace Readme.Tests.Snippets;

internal static class Wrapped
{
    public static IStrategy Strategy(TensorList model)
    {
        // <shown>
        IStrategy strategy = new FedAdam(new FedAdamOptions { InitialParameters = model })
            .WithStragglers(new StragglerOptions { Fraction = 0.5 }) // an experiment's slow clients
            .WithDifferentialPrivacy(new DifferentialPrivacyOptions { ClippingNorm = 1, NoiseMultiplier = 0.5 })
            .WithCompression(UpdateCompression.Int8()) // a quarter of the bytes
            .WithMinimumCompletion(new FaultTolerantOptions { MinFitCompletionRate = 0.8 });
        // </shown>
        return strategy;
    }

    public static IFederatedClient Client(IFederatedClient mine)
    {
        // <shown>
        IFederatedClient client = mine
            .WithClipping(norm: 1.0) // the change at most 1 long, or what the server's config says
            .WithGaussianNoise(0.01) // local differential privacy
            .WithCompression(); // as the strategy asks
        // </shown>
        return client;
    }
}
