namespace Federation.Core.Tests;

[TestFixture]
public sealed class MainWindowTests
{
    [Test]
    public void Window_AnyUnitAndWeight_TakesJustWhatTheLimbHoldsExactly([Values(-160, -149, -120, -60, -40, 0, 60, 104, 120)] int unit, [Values(1, 10, 13, 24, 29)] int weightBits)
    {
        var window = new MainWindow(unit, weightBits);
        var largestProduct = Math.ScaleB(1, unit + LimbStore.AddendBits);
        foreach (var exponent in Enumerable.Range(-149, 277))
        {
            var x = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(MathF.ScaleB(1, exponent)) | 1);
            var bits = BitConverter.SingleToUInt32Bits(x);
            if (bits >= window.LeastBits && bits <= window.LargestBits)
            {
                Assert.That(Math.ScaleB((double)x, -unit) % 1, Is.Zero, "a multiple of the unit");
                Assert.That(x * Math.ScaleB(1, weightBits), Is.LessThanOrEqualTo(largestProduct).And.GreaterThan(0));
            }
        }
    }

    [Test]
    public void Window_RoomForManyOrders_TakesThemAll()
    {
        // A unit of 2^-40 and weights of 10 bits leave 2^-17 (a float of 24 bits down to the unit) to 2^1.
        var window = new MainWindow(-40, 10);

        Assert.That(BitConverter.UInt32BitsToSingle(window.LeastBits), Is.EqualTo(MathF.ScaleB(1, -17)));
        Assert.That(BitConverter.UInt32BitsToSingle(window.LargestBits), Is.EqualTo(MathF.BitDecrement(2)));
    }

    [Test]
    public void Window_WeightsTooLarge_TakesZerosOnly()
    {
        var window = new MainWindow(-40, 29);

        Assert.That((window.LeastBits, window.LargestBits), Is.EqualTo((uint.MaxValue, uint.MaxValue)));
    }
}
