using Federation.Client;
using Federation.Core;

namespace Federation.Server.Tests.Support;

/// <summary>A client whose training adds a number to every element, unless it is told to do something else.</summary>
internal sealed class TestClient : FederatedClient
{
    private int _fits;
    private int _evaluations;

    public int Fits => _fits;

    public int Evaluations => _evaluations;

    public float Step { get; init; } = 1;

    public long ExampleCount { get; init; } = 1;

    public TensorList? Parameters { get; init; }

    public Func<ValueTask<ScalarMap>>? Properties { get; init; }

    /// <summary>Done before the answer is made.</summary>
    public Func<FitRequest, CancellationToken, Task>? WhileFitting { get; init; }

    /// <summary>Makes the answer; null for the ordinary one.</summary>
    public Func<FitRequest, FitResult?>? FitWith { get; init; }

    public Func<EvaluateRequest, EvaluateResult?>? EvaluateWith { get; init; }

    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) =>
        Properties?.Invoke() ?? base.GetPropertiesAsync(cancellationToken);

    public override ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) =>
        Parameters is null ? base.GetParametersAsync(config, cancellationToken) : new ValueTask<TensorList>(Parameters);

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _fits);
        if (WhileFitting is not null)
        {
            await WhileFitting(request, cancellationToken);
        }

        return FitWith is null
            ? new FitResult(Models.Add(request.Parameters, Step), ExampleCount, new ScalarMap(("step", Step)))
            : FitWith(request)!;
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _evaluations);
        return new ValueTask<EvaluateResult>(
            EvaluateWith is null ? new EvaluateResult(Models.First(request.Parameters), ExampleCount) : EvaluateWith(request)!);
    }
}
