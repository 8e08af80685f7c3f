using Federation.Core;

namespace Federation.Data.Tests.Partitioning;

internal sealed class PortableMathTests
{
    // The runtime's functions are right to about a unit of the last place: 2.2e-16 of the value.
    [Test]
    public void Log_AnyNumber_AsTheRuntimesToAFewUnits()
    {
        var random = new SplitMix64(1);
        for (var i = 0; i < 20_000; i++)
        {
            var value = Math.ScaleB(random.NextDouble() + 1e-3, random.Next(400) - 200);
            var expected = Math.Log(value);
            Assert.That(PortableMath.Log(value), Is.EqualTo(expected).Within(1e-15 * Math.Max(Math.Abs(expected), 0.1)), $"ln {value:R}");
        }
    }

    [Test]
    public void Exp_NumbersUpToZero_AsTheRuntimesToAFewUnits()
    {
        var random = new SplitMix64(1);
        for (var i = 0; i < 20_000; i++)
        {
            var value = -random.NextDouble() * (i % 2 == 0 ? 1 : 690);
            Assert.That(PortableMath.Exp(value), Is.EqualTo(Math.Exp(value)).Within(0.0000000000001).Percent, $"exp {value:R}");
        }
    }

    [Test]
    public void Edges_Known_Exact()
    {
        Assert.Multiple(() =>
        {
            Assert.That(PortableMath.Log(1), Is.Zero);
            Assert.That(PortableMath.Exp(0), Is.EqualTo(1));
            Assert.That(PortableMath.Exp(-1e300), Is.Zero);
            Assert.That(PortableMath.Exp(double.NegativeInfinity), Is.Zero);
        });
    }
}
