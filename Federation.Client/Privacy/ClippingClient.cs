using Federation.Core;

namespace Federation.Client;

/// <summary>Clips what the inner client answers; see <see cref="PrivacyClientExtensions.WithClipping"/>.</summary>
internal sealed class ClippingClient(IFederatedClient inner, double norm) : DelegatingClient(inner)
{
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // A norm that makes no sense is refused before the work, not after it.
        var asked = NormOf(request.Config);
        var result = await Inner.FitAsync(request, cancellationToken).ConfigureAwait(false);
        PlainResult.Require(result, "clipped");
        if (asked is not { } server)
        {
            return double.IsFinite(norm) ? result with { Parameters = Clip(result, request, norm, out _) } : result;
        }

        var clipped = Clip(result, request, server, out var isClipped);
        if (norm < server)
        {
            clipped = Clip(result, request, norm, out _);
        }

        return result with { Parameters = clipped, Metrics = result.Metrics.With(FitMetricKeys.Clipped, isClipped) };
    }

    private static TensorList Clip(FitResult result, FitRequest request, double norm, out bool isClipped) =>
        UpdateClipping.Clip(result.Parameters, request.Parameters, norm, out isClipped);

    private static double? NormOf(ScalarMap config)
    {
        if (!config.TryGetValue(FitConfigKeys.ClippingNorm, out var value))
        {
            return null;
        }

        return value.IsNumber && value.AsDouble() is > 0 and < double.PositiveInfinity and var norm
            ? norm
            : throw new ArgumentException($"The config's \"{FitConfigKeys.ClippingNorm}\" is {value}; it must be a finite number, more than 0.");
    }
}
