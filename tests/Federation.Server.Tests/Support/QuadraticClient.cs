using Federation.Client;
using Federation.Core;

namespace Federation.Server.Tests.Support;

/// <summary>
/// A client whose loss is a/2 (w - b)², and whose training is some steps of gradient descent; with SCAFFOLD's control variates where the
/// server sends its own.
/// </summary>
internal sealed class QuadraticClient(double a, double b, int steps, double rate, long exampleCount) : FederatedClient
{
    private double _variate;

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var x = Value(request.Parameters);
        var server = request.Auxiliary is null ? (double?)null : Value(request.Auxiliary);
        var correction = server is { } c ? c - _variate : 0;
        var y = x;
        for (var step = 0; step < steps; step++)
        {
            y -= rate * ((a * (y - b)) + correction);
        }

        var result = new FitResult(Of(y), exampleCount);
        if (server is not null)
        {
            // The paper's option II: the mean of the gradients on the way.
            var next = ((x - y) / (steps * rate)) - correction;
            result = result with { Auxiliary = Of(next - _variate) };
            _variate = next;
        }

        return new ValueTask<FitResult>(result);
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        var distance = Value(request.Parameters) - b;
        return new ValueTask<EvaluateResult>(new EvaluateResult(a / 2 * distance * distance, exampleCount));
    }

    public static TensorList Of(double value) => new(Tensor.FromArray("w", [value]));

    public static double Value(TensorList tensors) => tensors["w"].AsSpan<double>()[0];
}
