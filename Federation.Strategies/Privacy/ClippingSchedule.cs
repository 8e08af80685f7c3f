using Federation.Core;

namespace Federation.Strategies;

/// <summary>What a run's clipping and noise are now: what is carried from round to round.</summary>
internal sealed class ClippingSchedule(DifferentialPrivacyOptions options)
{
    /// <summary>Where the norm stops to fall: with clients that change nothing it would fall for ever.</summary>
    public const double LeastNorm = 1e-30;

    /// <summary>Where it stops to grow.</summary>
    public const double MostNorm = 1e30;

    /// <summary>The norm for the next updates.</summary>
    public double Norm { get; private set; } = options.InitialNorm;

    /// <summary>Where all noise comes from.</summary>
    public GaussianNoise Noise { get; } = options.Noise ?? new GaussianNoise();

    /// <summary>What is to be known of the round that ended; empty until it has made a model.</summary>
    public ScalarMap Report { get; private set; } = ScalarMap.Empty;

    /// <summary>Begins a round; with the first one the norm begins anew.</summary>
    public void BeginRound(int round)
    {
        Report = ScalarMap.Empty;
        if (round == 1)
        {
            Norm = options.InitialNorm;
        }
    }

    /// <summary>By what a sum of so many updates is divided.</summary>
    public int DivisorOf(int count) => options.ExpectedClients ?? count;

    /// <summary>The standard deviation of the noise on the mean of so many updates.</summary>
    public double StddevOf(int count) => options.SumNoiseMultiplier * Norm / DivisorOf(count);

    /// <summary>Ends a round that made a model.</summary>
    /// <param name="count">How many updates there were.</param>
    /// <param name="unclipped">How many of them lay within the norm.</param>
    public void EndRound(int count, int unclipped)
    {
        Report = new ScalarMap((PrivacyMetricKeys.ClippingNorm, Norm), (PrivacyMetricKeys.NoiseStddev, StddevOf(count)));
        if (options.Adaptive is not { } adaptive)
        {
            return;
        }

        // A client moves the count, less a half for each, by a half: that is what its noise is a multiple of.
        var noisy = unclipped - (count / 2.0) + (options.CountStddev!.Value * Noise.Next());
        var fraction = (noisy / DivisorOf(count)) + 0.5;
        Report = Report.With(PrivacyMetricKeys.ClippedFraction, 1 - fraction);
        Norm = Math.Clamp(Norm * Math.Exp(-adaptive.LearningRate * (fraction - adaptive.TargetQuantile)), LeastNorm, MostNorm);
    }
}
