namespace Federation.Strategies;

/// <summary>
/// What <see cref="DifferentialPrivacyExtensions.WithDifferentialPrivacy"/> adds to the fit metrics of a round whose model it made.
/// </summary>
public static class PrivacyMetricKeys
{
    /// <summary>C, the norm to which the round's updates were clipped.</summary>
    public const string ClippingNorm = "clipping-norm";

    /// <summary>The standard deviation of the noise in each element of the mean.</summary>
    public const string NoiseStddev = "noise-stddev";

    /// <summary>
    /// The part of the updates that was clipped, with the noise that protects it, so that it may lie below 0 or above 1. Only with
    /// adaptive clipping: without noise it would be nobody's business.
    /// </summary>
    public const string ClippedFraction = "clipped-fraction";
}
