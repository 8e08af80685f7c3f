using Federation.Core;

namespace Federation.Client.Tests;

/// <summary>A client that answers every fit by a function of the request, and keeps what it was asked.</summary>
internal sealed class ScriptedClient(Func<FitRequest, FitResult> fit) : FederatedClient
{
    public List<FitRequest> Requests { get; } = [];

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return new(fit(request));
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        new(new EvaluateResult(0.5, 7));
}
