using Federation.Core;

namespace Federation.Client;

/// <summary>Goes round any client and encodes its updates.</summary>
internal sealed class CompressingClient(IFederatedClient inner, UpdateCompression? unlessAsked) : DelegatingClient(inner)
{
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
}
