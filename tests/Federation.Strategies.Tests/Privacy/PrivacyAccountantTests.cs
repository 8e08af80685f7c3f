using System.Text.Json;
using Federation.Testing;

namespace Federation.Strategies.Tests.Privacy;

[TestFixture]
public sealed class PrivacyAccountantTests
{
    private static IEnumerable<TestCaseData> Integrated => OracleFolder.Read("accountant.json").EnumerateArray()
        .Select(run => new TestCaseData(run).SetArgDisplayNames($"{run.GetProperty("rounds")} rounds of {run.GetProperty("rate")}"));

    [TestCaseSource(nameof(Integrated))]
    public void Epsilon_Run_WhatIntegrationOfTheDefinitionGives(JsonElement run)
    {
        double Number(string name) => run.GetProperty(name).GetDouble();

        var epsilon = PrivacyAccountant.Epsilon((int)Number("rounds"), Number("rate"), Number("multiplier"), Number("delta"));

        Assert.That(epsilon, Is.EqualTo(Number("epsilon")).Within(1e-6).Percent);
    }

    // The MNIST examples of TensorFlow Privacy's readme: 60000 images, batches of 256, δ of 1e-5, with the older way from Rényi to ε.
    [TestCase(1.3, 15, 1.19)]
    [TestCase(1.1, 60, 3.01)]
    [TestCase(0.7, 45, 7.10)]
    public void Divergence_PublishedRuns_TheirEpsilons(double noiseMultiplier, int epochs, double published)
    {
        var steps = epochs * 60000 / 256;

        var epsilon = Enumerable.Range(2, 60)
            .Min(order => (steps * SampledGaussian.Divergence(order, 256 / 60000.0, noiseMultiplier)) + (Math.Log(1e5) / (order - 1)));

        Assert.That(epsilon, Is.EqualTo(published).Within(0.025));
    }

    [Test]
    public void Epsilon_EverybodyTakesPart_AsTheLimitOfSampling() => Assert.That(
        PrivacyAccountant.Epsilon(30, 1, 2, 1e-5), Is.EqualTo(PrivacyAccountant.Epsilon(30, 1 - 1e-12, 2, 1e-5)).Within(1e-6).Percent);

    [Test]
    public void Epsilon_MoreOfAnything_GoesTheRightWay()
    {
        var epsilon = PrivacyAccountant.Epsilon(100, 0.1, 1, 1e-5);

        Assert.That(PrivacyAccountant.Epsilon(200, 0.1, 1, 1e-5), Is.GreaterThan(epsilon));
        Assert.That(PrivacyAccountant.Epsilon(100, 0.2, 1, 1e-5), Is.GreaterThan(epsilon));
        Assert.That(PrivacyAccountant.Epsilon(100, 0.1, 2, 1e-5), Is.LessThan(epsilon));
        Assert.That(PrivacyAccountant.Epsilon(100, 0.1, 1, 1e-3), Is.LessThan(epsilon));
    }

    [TestCase(0, 0.1, 1.0, 0.0)]
    [TestCase(10, 0.0, 1.0, 0.0)]
    [TestCase(10, 0.1, 0.0, double.PositiveInfinity)]
    [TestCase(10, 0.1, 1e-200, double.PositiveInfinity)]
    [TestCase(10, 0.1, double.PositiveInfinity, 0.0)]
    public void Epsilon_Extremes_NothingOrInfinite(int rounds, double rate, double noiseMultiplier, double expected) =>
        Assert.That(PrivacyAccountant.Epsilon(rounds, rate, noiseMultiplier, 1e-5), Is.EqualTo(expected).Within(1e-3));

    [TestCase(0.5)]
    [TestCase(2)]
    [TestCase(8)]
    public void NoiseMultiplierFor_Bound_TheLeastThatKeepsIt(double epsilon)
    {
        var multiplier = PrivacyAccountant.NoiseMultiplierFor(epsilon, 100, 0.1, 1e-5);

        Assert.That(PrivacyAccountant.Epsilon(100, 0.1, multiplier, 1e-5), Is.AtMost(epsilon));
        Assert.That(PrivacyAccountant.Epsilon(100, 0.1, multiplier * 0.999, 1e-5), Is.GreaterThan(epsilon));
    }

    [Test]
    public void Epsilon_OutOfRange_Throws()
    {
        Assert.That(() => PrivacyAccountant.Epsilon(-1, 0.1, 1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.Epsilon(1, 1.1, 1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.Epsilon(1, double.NaN, 1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.Epsilon(1, 0.1, -1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.Epsilon(1, 0.1, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.Epsilon(1, 0.1, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.NoiseMultiplierFor(0, 1, 0.1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PrivacyAccountant.NoiseMultiplierFor(1e-9, 1, 1, 1e-5), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
