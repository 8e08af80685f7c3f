namespace Federation.Strategies;

/// <summary>How the clipping norm follows the updates (Andrew et al. 2021). Part of <see cref="DifferentialPrivacyOptions"/>.</summary>
public sealed class AdaptiveClippingOptions
{
    /// <summary>γ: the part of the updates that the norm is to leave as they are, 0 to 1; 0.5 unless said otherwise.</summary>
    public double TargetQuantile { get; init; } = 0.5;

    /// <summary>
    /// η_C: how fast the norm moves; more than 0; 0.2 unless said otherwise. A round multiplies it by exp(-η_C (b - γ)), b being the noisy
    /// part of the updates that was left as it was.
    /// </summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>
    /// σ_b: the standard deviation of the noise on the number of updates that were left as they were; more than half of
    /// <see cref="DifferentialPrivacyOptions.NoiseMultiplier"/>, and at least 0. Null, unless said otherwise, for a twentieth of
    /// <see cref="DifferentialPrivacyOptions.ExpectedClients"/>.
    /// </summary>
    public double? CountStddev { get; init; }
}
