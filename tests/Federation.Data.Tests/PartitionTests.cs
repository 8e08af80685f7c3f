namespace Federation.Data.Tests;

internal sealed class PartitionTests
{
    [TestCase(50_000, 10)]
    [TestCase(50_000, 7)]
    [TestCase(3, 3)]
    public void Contiguous_AllParts_CoverEverythingOnce(int total, int count)
    {
        var end = 0;
        for (var index = 0; index < count; index++)
        {
            var (start, length) = Partition.Contiguous(total, index, count).GetOffsetAndLength(total);

            Assert.That(start, Is.EqualTo(end));
            Assert.That(length, Is.InRange(total / count, (total / count) + 1));
            end = start + length;
        }

        Assert.That(end, Is.EqualTo(total));
    }

    [TestCase(10, -1, 2)]
    [TestCase(10, 2, 2)]
    [TestCase(10, 0, 0)]
    [TestCase(1, 0, 2)]
    public void Contiguous_OutOfRange_Refused(int total, int index, int count) =>
        Assert.That(() => Partition.Contiguous(total, index, count), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
