using Federation.Client;
using Federation.Core;

namespace Federation.Server.Tests.Support;

/// <summary>
/// A client whose loss is a/2 (w - b)², and whose training is some steps of gradient descent; with SCAFFOLD's control variates where the
/// server sends its own.
/// </summary>
/// <param name="a">How steep the loss is.</param>
/// <param name="b">Where it is 0.</param>
/// <param name="steps">How many steps it makes.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="exampleCount">How many examples it says that it has.</param>
internal sealed class QuadraticClient(double a, double b, int steps, double rate, long exampleCount) : FederatedClient
{
    private double _variate;
    private (long Round, double Before)? _last;

    /// <summary>In which rounds it fails when all its work is done.</summary>
    public Predicate<int> Fails { get; init; } = _ => false;

    /// <summary>Whether it takes changes of its control variate back that did not count.</summary>
    public bool TakesBack { get; init; } = true;

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Settle(request.Config.GetInteger(FitConfigKeys.ControlVariateRound, 0));
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
            (_last, _variate) = ((request.Round, _variate), next);
        }

        if (Fails(request.Round))
        {
            throw new InvalidOperationException("the disk is full");
        }

        return new ValueTask<FitResult>(result);
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        var distance = Value(request.Parameters) - b;
        return new ValueTask<EvaluateResult>(new EvaluateResult(a / 2 * distance * distance, exampleCount));
    }

    private void Settle(long counted)
    {
        if (TakesBack && _last is { } last && last.Round != counted)
        {
            (_variate, _last) = (last.Before, (counted, last.Before));
        }
    }

    public static TensorList Of(double value) => new(Tensor.FromArray("w", [value]));

    public static double Value(TensorList tensors) => tensors["w"].AsSpan<double>()[0];
}
