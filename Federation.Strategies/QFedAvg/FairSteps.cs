using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// q-FedAvg's scale of an update: its loss to the power of q. Numerator and denominator are both divided by L, which leaves
/// F^q (wₖ - w) and F^q + q F^(q-1) L ‖wₖ - w‖².
/// </summary>
internal sealed class FairSteps(double q, double clientLearningRate) : IUpdateScale
{
    private const double LossOffset = 1e-10;

    // Beyond these the scaled float32 differences would be infinite, or all of them 0.
    private const double MinScale = 1e-30;
    private const double MaxScale = 1e30;

    public string? TryScale(FitResult result, out double scale)
    {
        scale = 0;
        if (!result.Metrics.TryGetValue(FitMetricKeys.InitialLoss, out var loss))
        {
            return $"the metric \"{FitMetricKeys.InitialLoss}\" is missing; it must be a finite number, at least 0";
        }

        if (!loss.IsNumber || !double.IsFinite(loss.AsDouble()) || loss.AsDouble() < 0)
        {
            return $"the metric \"{FitMetricKeys.InitialLoss}\" is {loss}; it must be a finite number, at least 0";
        }

        scale = Math.Max(Math.Pow(loss.AsDouble() + LossOffset, q), MinScale);
        return scale <= MaxScale
            ? null
            : $"the metric \"{FitMetricKeys.InitialLoss}\" is {loss}; to the power of {q}, which is q, it must be at most {MaxScale}";
    }

    public double TermOf(ClientUpdate update, double scale)
    {
        var norm = TensorListMath.NormOfDifference(update.Result.Parameters, update.Instruction.Parameters);
        var loss = update.Result.Metrics[FitMetricKeys.InitialLoss].AsDouble() + LossOffset;
        return scale * (1 + (q / loss * (norm * norm / clientLearningRate)));
    }

    public double FactorOf(double meanTerm) => 1 / meanTerm;
}
