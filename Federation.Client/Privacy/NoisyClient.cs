using Federation.Core;

namespace Federation.Client;

/// <summary>Adds noise to what the inner client answers; see <see cref="PrivacyClientExtensions.WithGaussianNoise"/>.</summary>
internal sealed class NoisyClient(IFederatedClient inner, double stddev, GaussianNoise noise) : DelegatingClient(inner)
{
    private const string Position = "noise.position";
    private const string InnerPart = "inner";

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var result = await Inner.FitAsync(request, cancellationToken).ConfigureAwait(false);
        PlainResult.Require(result, "made noisy");
        return result with { Parameters = noise.AddTo(result.Parameters, stddev) };
    }

    // Each instance would otherwise draw the same noise again, where it comes from a seed.
    public override ClientState SaveState()
    {
        var own = noise.Position == 0 ? ClientState.Empty : ClientState.Empty.With(Position, (long)noise.Position);
        return own.With(InnerPart, base.SaveState());
    }

    public override void RestoreState(ClientState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Scalars.TryGetValue(Position, out var position))
        {
            noise.Position = (ulong)position.AsInteger();
        }

        base.RestoreState(state.Part(InnerPart));
    }
}
