namespace Federation.Core.Tests;

[TestFixture]
public sealed class ShortFormatTests
{
    private static readonly ushort[] AllBits = [.. Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits)];

    [Test]
    public void Widen_EveryFloat16_SameNumber()
    {
        var widened = new float[AllBits.Length];
        ShortHalf.Widen(AllBits, widened);

        Assert.That(widened, Is.EqualTo(AllBits.Select(bits => (float)BitConverter.UInt16BitsToHalf(bits))));
    }

    [Test]
    public void Widen_EveryBFloat16_SameNumber()
    {
        var widened = new float[AllBits.Length];
        ShortBFloat16.Widen(AllBits, widened);

        Assert.That(widened, Is.EqualTo(AllBits.Select(bits => (float)BFloat16.FromBits(bits))));
    }

    [Test]
    public void Round_NeighboursAndMidpointsOfEveryFloat16_AsTheRuntime()
    {
        var values = AllBits.Select(bits => (float)BitConverter.UInt16BitsToHalf(bits)).Where(value => Math.Abs(value) < ShortHalf.MaxMagnitude)
            .SelectMany(Around).ToArray();
        var rounded = new ushort[values.Length];
        ShortHalf.Round(values, rounded);

        Assert.That(rounded, Is.EqualTo(values.Select(value => BitConverter.HalfToUInt16Bits((Half)value))));
    }

    [Test]
    public void Round_NeighboursAndMidpointsOfEveryBFloat16_AsOneByOne()
    {
        var values = AllBits.Select(bits => (float)BFloat16.FromBits(bits)).Where(value => Math.Abs(value) < ShortBFloat16.MaxMagnitude)
            .SelectMany(Around).ToArray();
        var rounded = new ushort[values.Length];
        ShortBFloat16.Round(values, rounded);

        Assert.That(rounded, Is.EqualTo(values.Select(value => ((BFloat16)value).Bits)));
    }

    // The number itself, what is next to it, and the middle between two of either format with what is next to that.
    private static IEnumerable<float> Around(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        uint[] steps = [0, 1, 0xFFF, 0x1000, 0x1001, 0x7FFF, 0x8000, 0x8001];
        return steps.SelectMany(step => (float[])[BitConverter.UInt32BitsToSingle(bits + step), BitConverter.UInt32BitsToSingle(bits - Math.Min(step, bits & 0x7FFF_FFFF))])
            .Where(neighbour => Math.Abs(neighbour) < 65504);
    }
}
