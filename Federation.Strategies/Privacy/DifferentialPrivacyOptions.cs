using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="DifferentialPrivacyExtensions.WithDifferentialPrivacy"/>. Checked, all at once, when the strategy is made.
/// </summary>
public sealed class DifferentialPrivacyOptions
{
    /// <summary>
    /// z: the standard deviation of a round's noise as a multiple of what one client can contribute: 0 to 1000000; 1 unless said
    /// otherwise. At 0 updates are clipped and nobody's privacy is protected. <see cref="PrivacyAccountant"/> says what it gives.
    /// </summary>
    public double NoiseMultiplier { get; init; } = 1;

    /// <summary>
    /// C: how far an update may lie from the model that its client was given, by L2 norm over all floating-point tensors: 1e-30
    /// to 1e30. Must be set unless <see cref="Adaptive"/> is, for which it is the norm to begin with, 0.1 unless said otherwise.
    /// </summary>
    public double? ClippingNorm { get; init; }

    /// <summary>Lets the norm follow the updates; null, unless said otherwise, for a fixed norm.</summary>
    public AdaptiveClippingOptions? Adaptive { get; init; }

    /// <summary>Who clips: the server, unless said otherwise.</summary>
    public ClippingSide Side { get; init; }

    /// <summary>
    /// By what the sum of the updates is divided, however many there are: the number of updates that a round is expected to have, at least
    /// 1. Null, unless said otherwise, for their actual number, which then counts as no secret.
    /// </summary>
    public int? ExpectedClients { get; init; }

    /// <summary>
    /// Where the noise comes from; null, unless said otherwise, for noise that nobody can predict. With a seed a simulation can be
    /// repeated. Not shared with other strategies.
    /// </summary>
    public GaussianNoise? Noise { get; init; }

    /// <summary>The norm of the first round.</summary>
    internal double InitialNorm => ClippingNorm ?? 0.1;

    /// <summary>The standard deviation of the noise on the number of unclipped updates; null if it is not known.</summary>
    internal double? CountStddev => Adaptive?.CountStddev ?? (NoiseMultiplier == 0 ? 0 : ExpectedClients / 20.0);

    /// <summary>
    /// The noise multiplier of the sum of the updates: where the number of unclipped updates is made noisy too, both together protect as
    /// much as <see cref="NoiseMultiplier"/> says (Andrew et al. 2021, theorem 1).
    /// </summary>
    internal double SumNoiseMultiplier => Adaptive is null || NoiseMultiplier == 0
        ? NoiseMultiplier
        : 1 / Math.Sqrt(Square(1 / NoiseMultiplier) - Square(1 / (2 * CountStddev!.Value)));

    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            OptionFault.UnlessBetween(nameof(NoiseMultiplier), NoiseMultiplier, 0, PrivacyAccountant.MostMultiplier),
            ClippingNorm is { } norm ? OptionFault.UnlessBetween(nameof(ClippingNorm), norm, ClippingSchedule.LeastNorm, ClippingSchedule.MostNorm)
                : Adaptive is null ? $"{nameof(ClippingNorm)} is null; it must be set unless {nameof(Adaptive)} is." : null,
            Enum.IsDefined(Side) ? null : $"{nameof(Side)} is {Side}; it must be one of {string.Join(", ", Enum.GetNames<ClippingSide>())}.",
            ExpectedClients is { } clients ? OptionFault.UnlessAtLeast(nameof(ExpectedClients), clients, 1) : null,
            .. Adaptive is null ? [] : FindAdaptiveFaults(Adaptive),
        ];
        return faults.OfType<string>();
    }

    private IEnumerable<string?> FindAdaptiveFaults(AdaptiveClippingOptions adaptive)
    {
        yield return OptionFault.UnlessBetween(nameof(adaptive.TargetQuantile), adaptive.TargetQuantile, 0, 1);
        yield return OptionFault.UnlessAbove(nameof(adaptive.LearningRate), adaptive.LearningRate, 0);
        yield return CountStddev switch
        {
            null => $"{nameof(adaptive.CountStddev)} and {nameof(ExpectedClients)} are null; one of them must be set.",
            { } stddev when adaptive.CountStddev is not null && !(stddev >= 0 && double.IsFinite(stddev)) =>
                OptionFault.UnlessAtLeast(nameof(adaptive.CountStddev), stddev, 0),
            { } stddev when NoiseMultiplier > 0 && !(2 * stddev > NoiseMultiplier) =>
                $"{nameof(adaptive.CountStddev)} is {stddev}{(adaptive.CountStddev is null ? $", a twentieth of {nameof(ExpectedClients)}" : "")}; "
                + $"it must be more than {NoiseMultiplier / 2}, half of {nameof(NoiseMultiplier)}.",
            _ => null,
        };
    }

    private static double Square(double value) => value * value;
}
