using Federation.Client;
using Federation.Core;

namespace NamedWorkers.Tests.Support;

/// <summary>Says of itself what it is told to say, and never ends its training.</summary>
internal sealed class Impostor(params (string, Scalar)[] properties) : FederatedClient
{
    private readonly TaskCompletionSource _trains = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Trains => _trains.Task;

    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) => new(new ScalarMap(properties));

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        _trains.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("It does not come to this.");
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Workers are not asked to evaluate.");
}
