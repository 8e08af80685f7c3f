using CifarSample.Clients;

namespace Cifar10.Tests;

internal sealed class PartitionNumberTests
{
    [TestCase("1/1", "client-1")]
    [TestCase("3/10", "client-03")]
    [TestCase("10/10", "client-10")]
    public void TryParse_KOfN_IdWithSoManyDigits(string text, string clientId)
    {
        Assert.Multiple(() =>
        {
            Assert.That(PartitionNumber.TryParse(text, out var partition), Is.True);
            Assert.That(partition?.ClientId, Is.EqualTo(clientId));
            Assert.That(partition?.ToString(), Is.EqualTo(text));
        });
    }

    [TestCase("")]
    [TestCase("3")]
    [TestCase("0/10")]
    [TestCase("11/10")]
    [TestCase("-1/10")]
    [TestCase("1/2/3")]
    [TestCase("a/b")]
    public void TryParse_NotKOfN_False(string text) => Assert.That(PartitionNumber.TryParse(text, out _), Is.False);
}
