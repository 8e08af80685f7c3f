using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.Support;

/// <summary>Trains by going half of the way to a goal of its own, and measures the distance from it.</summary>
internal sealed class SteppingClient(float goal, long examples = 1) : FederatedClient
{
    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) =>
        new(new ScalarMap((ClientPropertyKeys.ExampleCount, examples)));

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Turmoil.Spin();
        var values = Models.ValuesOf(request.Parameters);
        return new(new FitResult(
            Models.Of([.. values.Select(value => value + ((goal - value) / 2))]), examples, new ScalarMap(("goal", goal))));
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        Turmoil.Spin();
        return new(new EvaluateResult(Models.ValuesOf(request.Parameters).Sum(value => Math.Abs(goal - value)), examples));
    }
}
