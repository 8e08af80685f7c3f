using Federation.Core;

namespace Federation.Client;

/// <summary>Adds noise to what the inner client answers; see <see cref="PrivacyClientExtensions.WithGaussianNoise"/>.</summary>
internal sealed class NoisyClient(IFederatedClient inner, double stddev, GaussianNoise noise) : DelegatingClient(inner)
{
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var result = await Inner.FitAsync(request, cancellationToken).ConfigureAwait(false);
        PlainResult.Require(result, "made noisy");
        return result with { Parameters = noise.AddTo(result.Parameters, stddev) };
    }
}
