using Federation.Core;

namespace Federation.TorchSharp;

/// <summary>What a local training came to.</summary>
/// <param name="Loss">
/// The mean loss, without the proximal term: over the examples of the last epoch that was begun, or of all batches where their number is
/// fixed. Finite.
/// </param>
/// <param name="Steps">How many steps the optimizer made, one for each batch; at least 1.</param>
/// <param name="Work">
/// The part of the batches asked for that was trained on: more than 0, at most 1. Less than 1 where <see cref="FitConfigKeys.EpochLimit"/>
/// or <see cref="FitConfigKeys.TimeBudget"/> ended the training early.
/// </param>
public sealed record TrainingResult(double Loss, long Steps, double Work)
{
    /// <summary>
    /// The mean loss of the model before the training, in evaluation mode, over all examples; null unless
    /// <see cref="FitConfigKeys.ReportInitialLoss"/> asked for it. Finite.
    /// </summary>
    public double? InitialLoss { get; init; }

    /// <summary>
    /// The result as a fit's metrics, by the names of <see cref="FitMetricKeys"/>. <see cref="FitMetricKeys.Work"/> is only there where
    /// less was done than was asked for.
    /// </summary>
    public ScalarMap ToMetrics()
    {
        var metrics = new ScalarMap((FitMetricKeys.Loss, Loss), (FitMetricKeys.LocalSteps, Steps));
        metrics = Work < 1 ? metrics.With(FitMetricKeys.Work, Work) : metrics;
        return InitialLoss is { } initial ? metrics.With(FitMetricKeys.InitialLoss, initial) : metrics;
    }
}
