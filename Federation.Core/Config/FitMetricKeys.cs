namespace Federation.Core;

/// <summary>What the ready clients report with their training, by these names in the metrics of a <see cref="FitResult"/>.</summary>
public static class FitMetricKeys
{
    /// <summary>The mean loss of the training: a number.</summary>
    public const string Loss = "loss";

    /// <summary>
    /// The part of the work asked for that was done, such as epochs of epochs: more than 0, at most 1. Less than 1 marks the update of a
    /// straggler; where it is missing, the work was done.
    /// </summary>
    public const string Work = "work";

    /// <summary>How many steps the optimizer made: an integer, at least 1.</summary>
    public const string LocalSteps = "local-steps";

    /// <summary>
    /// The mean loss of the model that was given, over the training examples, before any training: a finite number. Only where
    /// <see cref="FitConfigKeys.ReportInitialLoss"/> asks for it.
    /// </summary>
    public const string InitialLoss = "initial-loss";

    /// <summary>
    /// Whether the update lay beyond <see cref="FitConfigKeys.ClippingNorm"/> before it was clipped: a bool. Reported by clipping clients
    /// where the server sends a norm.
    /// </summary>
    public const string Clipped = "clipped";
}
