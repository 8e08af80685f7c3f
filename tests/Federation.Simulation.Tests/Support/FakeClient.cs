using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.Support;

/// <summary>Does what a test says; trains to the same model and measures 0 unless it says so.</summary>
internal sealed class FakeClient : IFederatedClient, IAsyncDisposable
{
    public Func<FitRequest, CancellationToken, ValueTask<FitResult>> Fit { get; init; } = (request, _) => new(new FitResult(request.Parameters, 1));

    public Func<EvaluateRequest, CancellationToken, ValueTask<EvaluateResult>> Evaluate { get; init; } = (_, _) => new(new EvaluateResult(0, 1));

    public Func<ScalarMap> Properties { get; init; } = () => ScalarMap.Empty;

    public Func<TensorList> Parameters { get; init; } = () => throw new NotSupportedException("has none");

    public Action Disposed { get; init; } = () => { };

    public ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) => new(Properties());

    public ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) => new(Parameters());

    public ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) => Fit(request, cancellationToken);

    public ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => Evaluate(request, cancellationToken);

    public ValueTask DisposeAsync()
    {
        Disposed();
        return ValueTask.CompletedTask;
    }
}
