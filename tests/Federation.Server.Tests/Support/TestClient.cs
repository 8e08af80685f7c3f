using Federation.Client;
using Federation.Core;

namespace Federation.Server.Tests.Support;

/// <summary>A client whose training adds a number to every element.</summary>
internal sealed class TestClient : FederatedClient
{
    private int _fits;
    private int _evaluations;

    public int Fits => _fits;

    public int Evaluations => _evaluations;

    public float Step { get; init; } = 1;

    public long ExampleCount { get; init; } = 1;

    public TensorList? Parameters { get; init; }

    public Func<FitRequest, CancellationToken, Task>? WhileFitting { get; init; }

    public override ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) =>
        Parameters is null ? base.GetParametersAsync(config, cancellationToken) : new ValueTask<TensorList>(Parameters);

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _fits);
        if (WhileFitting is not null)
        {
            await WhileFitting(request, cancellationToken);
        }

        return new FitResult(Models.Add(request.Parameters, Step), ExampleCount, new ScalarMap(("step", Step)));
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _evaluations);
        return new ValueTask<EvaluateResult>(new EvaluateResult(Models.First(request.Parameters), ExampleCount));
    }
}
