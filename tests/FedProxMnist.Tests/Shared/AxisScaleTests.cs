using Federation.Samples;

namespace FedProxMnist.Tests.Shared;

internal sealed class AxisScaleTests
{
    [TestCase(0.03, 0.97, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [TestCase(0, 100, "0 20 40 60 80 100")]
    [TestCase(-3, 12, "-5 0 5 10 15")]
    [TestCase(0.412, 0.458, "0.41 0.42 0.43 0.44 0.45 0.46")]
    [TestCase(1_000, 61_000, "0 10000 20000 30000 40000 50000 60000 70000")]
    [TestCase(2, 2, "1.0 1.5 2.0 2.5 3.0")]
    [TestCase(0.00002, 0.00006, "2e-5 3e-5 4e-5 5e-5 6e-5")]
    public void Labels_ToSteps_RoundNumbersRoundTheValues(double min, double max, string expected)
    {
        var scale = new AxisScale(min, max, toSteps: true);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', scale.Ticks.Select(scale.Label)), Is.EqualTo(expected));
            Assert.That(scale.Min, Is.LessThanOrEqualTo(min));
            Assert.That(scale.Max, Is.GreaterThanOrEqualTo(max));
        });
    }

    [TestCase(1, 100, "20 40 60 80 100")]
    [TestCase(0, 7, "0 2 4 6")]
    public void Labels_AsFarAsValues_RoundNumbersBetween(double min, double max, string expected)
    {
        var scale = new AxisScale(min, max, toSteps: false);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', scale.Ticks.Select(scale.Label)), Is.EqualTo(expected));
            Assert.That((scale.Min, scale.Max), Is.EqualTo((min, max)));
            Assert.That(scale.Fraction(max), Is.EqualTo(1));
        });
    }
}
