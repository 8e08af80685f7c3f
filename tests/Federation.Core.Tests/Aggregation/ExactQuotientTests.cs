using System.Numerics;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class ExactQuotientTests
{
    [Test]
    public void Quotient_RandomLimbs_EqualsRationalArithmetic([Values(1, 2, 3, 6)] int limbCount)
    {
        var random = new Random(limbCount);
        for (var trial = 0; trial < 2000; trial++)
        {
            var limbs = Enumerable.Range(0, limbCount).Select(_ => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)).ToArray();
            var divisor = random.NextInt64(1, (1L << 52) + 1) >> random.Next(52) | 1;
            var unit = random.Next(-200, 50);

            var quotient = new ExactQuotient(limbs, unit, divisor);

            var (nearest, odd) = Reference(limbs, unit, divisor);
            Assert.That(quotient.ToNearest(), Is.EqualTo(nearest));
            Assert.That(quotient.ToOdd(), Is.EqualTo(odd));
        }
    }

    [Test]
    public void Quotient_LimbsThatCancel_Zero() => Assert.That(new ExactQuotient([-(1L << 40), 1], -3, 7).ToOdd(), Is.Zero);

    private static (double Nearest, double Odd) Reference(long[] limbs, int unit, long divisor)
    {
        var sum = limbs.Reverse().Aggregate(BigInteger.Zero, (value, limb) => (value << LimbStore.Spacing) + limb);
        if (sum.IsZero)
        {
            return (0, 0);
        }

        // Units of the last bit of a double near the quotient.
        var magnitude = BigInteger.Abs(sum) << 200;
        var last = (int)(BigInteger.Divide(magnitude, divisor).GetBitLength() - 53);
        BigInteger scaledDivisor = new BigInteger(divisor) << last;
        var truncated = BigInteger.DivRem(magnitude, scaledDivisor, out var remainder);
        var odd = remainder.IsZero ? truncated : truncated | 1;
        return (Scale(ExactReference.DivideToNearest(magnitude, scaledDivisor)), Scale(odd));

        double Scale(BigInteger mantissa) => sum.Sign * Math.ScaleB((double)mantissa, last - 200 + unit);
    }
}
