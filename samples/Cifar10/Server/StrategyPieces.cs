using CifarSample.Model;
using Federation.Core;
using Federation.Data;
using Federation.Strategies;

namespace CifarSample.Server;

/// <summary>A run's strategy, and what goes round it.</summary>
internal static class StrategyPieces
{
    /// <summary>Puts them together.</summary>
    /// <param name="settings">Which strategy, what goes round it, and how many clients there are.</param>
    /// <param name="plan">What they are told.</param>
    /// <param name="initial">The weights to start from.</param>
    /// <param name="test">What the global model is measured on.</param>
    public static IStrategy Make(RunSettings settings, TrainingPlan plan, TensorList initial, ImageDataset test)
    {
        IStrategy strategy = new CifarStrategy(StrategyCatalogue.Make(settings, plan), settings, plan, initial, test);
        if (settings.Clip is { } norm)
        {
            strategy = strategy.WithDifferentialPrivacy(new DifferentialPrivacyOptions
            {
                ClippingNorm = norm,
                NoiseMultiplier = settings.Noise ?? 0,
                Noise = new GaussianNoise(settings.Seed), // so that the run can be repeated; where privacy matters, it must not be
            });
        }

        if (settings.Compression is { } compression)
        {
            strategy = strategy.WithCompression(CompressionCatalogue.Get(compression));
        }

        return settings.Stragglers > 0 ? strategy.WithStragglers(new StragglerOptions { Fraction = settings.Stragglers }) : strategy;
    }
}
