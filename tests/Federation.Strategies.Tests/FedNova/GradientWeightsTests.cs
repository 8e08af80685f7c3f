namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class GradientWeightsTests
{
    [TestCase(1, 0.9)]
    [TestCase(2, 0.9)]
    [TestCase(3, 0.5)]
    [TestCase(64, 0.99)]
    [TestCase(1000, 0.9)]
    [TestCase(12345, 0.999999)]
    public void OfMomentum_Steps_WhatTheRecurrenceSays(int steps, double momentum)
    {
        var (weight, total) = (0.0, 0.0);
        for (var step = 0; step < steps; step++)
        {
            weight = (weight * momentum) + 1;
            total += weight;
        }

        Assert.That(GradientWeights.OfMomentum(steps, momentum), Is.EqualTo(total).Within(1e-11).Percent);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(1_000_000)]
    public void OfMomentum_None_NumberOfSteps(int steps) => Assert.That(GradientWeights.OfMomentum(steps, 0), Is.EqualTo(steps));

    [TestCase(1, 0.9)]
    [TestCase(5, 0.5)]
    [TestCase(1000, 0.999)]
    [TestCase(77, 1.0)]
    public void OfProximal_Steps_GeometricSum(int steps, double decay)
    {
        var total = 0.0;
        for (var step = 0; step < steps; step++)
        {
            total = (total * decay) + 1;
        }

        Assert.That(GradientWeights.OfProximal(steps, decay), Is.EqualTo(total).Within(1e-11).Percent);
    }
}
