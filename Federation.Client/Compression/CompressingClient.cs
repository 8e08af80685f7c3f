using Federation.Core;

namespace Federation.Client;

/// <summary>Goes round any client and encodes its updates.</summary>
internal sealed class CompressingClient(IFederatedClient inner, UpdateCompression? unlessAsked) : DelegatingClient(inner)
{
    private const string Residual = "residual";
    private const string InnerPart = "inner";

    private readonly UpdateEncoder _encoder = new();

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var compression = CompressionConfig.Read(request.Config, unlessAsked);
        var result = await base.FitAsync(request, cancellationToken).ConfigureAwait(false);

        // What the inner client has encoded already is left to whoever decodes that.
        if (compression is null || result.Encoding.Length > 0)
        {
            return result;
        }

        return _encoder.Encode(compression, result.Parameters, request.Parameters) is { } encoded
            ? result with { Parameters = encoded, Encoding = compression.Encoding }
            : result;
    }

    public override ClientState SaveState()
    {
        var own = _encoder.Residual is { } residual ? ClientState.Empty.With(Residual, residual) : ClientState.Empty;
        return own.With(InnerPart, base.SaveState());
    }

    public override void RestoreState(ClientState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _encoder.Residual = state.Tensors.GetValueOrDefault(Residual);
        base.RestoreState(state.Part(InnerPart));
    }
}
