using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

[TestFixture]
public sealed class DifferentialPrivacyOracleTests
{
    [TestCaseSource(typeof(OracleCase), nameof(OracleCase.Source), new object[] { "privacy" })]
    public void Complete_SeveralRounds_NumpysModelAndNorm(object value)
    {
        var item = (OracleCase)value;
        var isAdaptive = item.Settings.TryGetProperty("quantile", out _);
        var strategy = new FedAvg().WithDifferentialPrivacy(new DifferentialPrivacyOptions
        {
            NoiseMultiplier = 0,
            ClippingNorm = item.Number("norm"),
            ExpectedClients = item.Settings.TryGetProperty("expected", out var expected) ? expected.GetInt32() : null,
            Adaptive = isAdaptive
                ? new AdaptiveClippingOptions { TargetQuantile = item.Number("quantile"), LearningRate = item.Number("rate") }
                : null,
        });

        item.Check(strategy, afterRound: (round, _) =>
        {
            var metrics = strategy.FitMetrics([]);
            if (isAdaptive)
            {
                double[] expectedMetrics = [round.More.GetProperty("norm").GetDouble(), round.More.GetProperty("clipped").GetDouble()];
                double[] actual = [metrics[PrivacyMetricKeys.ClippingNorm].AsDouble(), metrics[PrivacyMetricKeys.ClippedFraction].AsDouble()];
                Assert.That(actual, Is.EqualTo(expectedMetrics).Within(1e-12));
            }
            else
            {
                Assert.That(metrics, Is.EqualTo(new ScalarMap(
                    (PrivacyMetricKeys.ClippingNorm, item.Number("norm")), (PrivacyMetricKeys.NoiseStddev, 0.0))));
            }
        });
    }
}
