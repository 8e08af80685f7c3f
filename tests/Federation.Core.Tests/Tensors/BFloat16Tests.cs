namespace Federation.Core.Tests;

[TestFixture]
public sealed class BFloat16Tests
{
    [Test]
    public void Conversion_EveryBitPattern_RoundTrips()
    {
        var numbers = Enumerable.Range(0, 1 << 16).Select(bits => BFloat16.FromBits((ushort)bits)).Where(number => !float.IsNaN(number)).ToArray();

        Assert.That(numbers.Where(number => ((BFloat16)(float)number).Bits != number.Bits), Is.Empty);
        Assert.That(numbers.Where(number => ((BFloat16)(double)(float)number).Bits != number.Bits), Is.Empty);
    }

    [TestCase(1.00390625, 1.0)] // the middle between 1 and its neighbour: the even one
    [TestCase(1.01171875, 1.015625)]
    [TestCase(1.00390626, 1.0078125)]
    [TestCase(1.003906250000001, 1.0078125)] // would be a tie after rounding to float
    [TestCase(-1.003906250000001, -1.0078125)]
    [TestCase(1.003906249999999, 1.0)]
    [TestCase(3.3961775292304957E+38, double.PositiveInfinity)]
    [TestCase(1e300, double.PositiveInfinity)]
    [TestCase(4.5917748078995606E-41, 0.0)] // half of the least number
    [TestCase(4.6e-41, 9.183549615799121E-41)]
    [TestCase(1e-300, 0.0)]
    public void FromDouble_Inexact_RoundedOnceTiesToEven(double value, double expected) =>
        Assert.That((double)(float)(BFloat16)value, Is.EqualTo(expected));

    [Test]
    public void FromFloat_NaN_StaysNaN()
    {
        var payloadInLowBits = BitConverter.UInt32BitsToSingle(0x7F80_0001);

        Assert.That((float)(BFloat16)payloadInLowBits, Is.NaN);
        Assert.That((float)(BFloat16)double.NaN, Is.NaN);
    }

    [Test]
    public void Equality_AsForFloats()
    {
        var (zero, negativeZero, nan) = ((BFloat16)0f, (BFloat16)(-0f), (BFloat16)float.NaN);

        Assert.That(zero == negativeZero, Is.True);
        Assert.That(zero.Equals(negativeZero), Is.True);
        Assert.That(zero.GetHashCode(), Is.EqualTo(negativeZero.GetHashCode()));
        Assert.That(nan.Equals(nan), Is.True);
        Assert.That(nan != (BFloat16)1f, Is.True);
        Assert.That(((BFloat16)1.5f).ToString(), Is.EqualTo("1.5"));
    }
}
