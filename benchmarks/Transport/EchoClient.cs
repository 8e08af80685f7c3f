using Federation.Client;
using Federation.Core;

namespace Federation.Benchmarks.Transport;

/// <summary>Sends back what it gets, so that only the transport and the aggregation are measured.</summary>
internal sealed class EchoClient : FederatedClient
{
    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) =>
        new(new FitResult(request.Parameters, 1));

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        new(new EvaluateResult(0, 1));
}
