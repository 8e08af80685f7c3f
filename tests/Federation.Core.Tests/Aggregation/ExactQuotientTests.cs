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

    // A third of something that is 1 away from a multiple of 3, where that 1 is all that keeps the quotient from being short.
    private static IEnumerable<TestCaseData> BarelyInexact()
    {
        const long Tie = 3L << 33; // three times half of the last bit
        yield return Case("remainder", [1, 0, 0, 3L << 6], 126, tie: false);
        yield return Case("remainder", [1, Tie, 0, 3L << 6], 126, tie: true);
        yield return Case("end of the last digit taken", [1, 0, 0, 3L << 38], 158, tie: false);
        yield return Case("end of the last digit taken", [1, 0, Tie >> 8, 3L << 38], 158, tie: true);
        yield return Case("digits left out", [1, 0, 0, 0, 3L << 38], 198, tie: false);
        yield return Case("digits left out", [1, 0, 0, Tie >> 8, 3L << 38], 198, tie: true);
        static TestCaseData Case(string where, long[] limbs, int exponent, bool tie) =>
            new TestCaseData(limbs, exponent, tie).SetArgDisplayNames(where, tie ? "tie" : "short");
    }

    [TestCaseSource(nameof(BarelyInexact))]
    public void Quotient_BarelyInexact_NotTakenForExact(long[] limbs, int exponent, bool tie)
    {
        var shortQuotient = Math.ScaleB(1, exponent);
        foreach (var sign in new[] { 1, -1 })
        {
            var quotient = new ExactQuotient(Array.ConvertAll(limbs, limb => sign * limb), 0, 3);

            Assert.That(quotient.ToOdd(), Is.EqualTo(sign * Math.BitIncrement(shortQuotient)));
            Assert.That(quotient.ToNearest(), Is.EqualTo(sign * (tie ? Math.BitIncrement(shortQuotient) : shortQuotient)));
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
