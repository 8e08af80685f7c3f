using Federation.Core;

namespace Federation.Strategies;

/// <summary>FedNova's scale of an update: one divided by the accumulated weight of the gradients in it.</summary>
internal sealed class NormalizedSteps(FedNovaOptions options) : IUpdateScale
{
    public string? TryScale(FitResult result, out double scale)
    {
        scale = 0;
        if (!result.Metrics.TryGetValue(FitMetricKeys.LocalSteps, out var steps))
        {
            return $"the metric \"{FitMetricKeys.LocalSteps}\" is missing; {Range}";
        }

        if (steps.Kind != ScalarKind.Integer || steps.AsInteger() < 1 || steps.AsInteger() > options.MaxLocalSteps)
        {
            return $"the metric \"{FitMetricKeys.LocalSteps}\" is {steps} ({steps.Kind}); {Range}";
        }

        var count = (int)steps.AsInteger();
        var accumulated = options.ProximalMu > 0
            ? GradientWeights.OfProximal(count, 1 - (options.ClientLearningRate * options.ProximalMu))
            : GradientWeights.OfMomentum(count, options.ClientMomentum);
        scale = 1 / accumulated;
        return null;
    }

    public double TermOf(ClientUpdate update, double scale) => 1 / scale;

    public double FactorOf(double meanTerm) => meanTerm;

    private string Range => $"it must be an integer from 1 to {options.MaxLocalSteps}";
}
