namespace Federation.Data.Tests.Partitioning;

internal sealed class ContiguousTests
{
    [TestCase(50_000, 10)]
    [TestCase(50_000, 7)]
    [TestCase(3, 3)]
    public void Contiguous_AllParts_CoverEverythingOnce(int count, int clients)
    {
        var end = 0;
        for (var client = 0; client < clients; client++)
        {
            var (start, length) = Partitioner.Contiguous(count, clients, client).GetOffsetAndLength(count);

            Assert.That(start, Is.EqualTo(end));
            Assert.That(length, Is.InRange(count / clients, (count / clients) + 1));
            end = start + length;
        }

        Assert.That(end, Is.EqualTo(count));
    }

    [TestCase(10, 2, -1)]
    [TestCase(10, 2, 2)]
    [TestCase(10, 0, 0)]
    [TestCase(-1, 1, 0)]
    public void Contiguous_OutOfRange_Refused(int count, int clients, int client) =>
        Assert.That(() => Partitioner.Contiguous(count, clients, client), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Contiguous_FewerExamplesThanClients_Refused() =>
        Assert.That(
            () => Partitioner.Contiguous(3, 4, 0),
            Throws.ArgumentException.With.Message.Contains("3 examples are too few for 4 clients").And.Message.Contains("at most 3 clients"));
}
