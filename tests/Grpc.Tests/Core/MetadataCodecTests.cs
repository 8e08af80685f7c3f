using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class MetadataCodecTests
{
    [Test]
    public void BinaryValue_EveryShortLength_RoundTripsWithAndWithoutPadding()
    {
        for (int length = 0; length <= 300; length++)
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 + length))];
            string value = MetadataCodec.ToHeaderValue(new Metadata.Entry("k-bin", bytes));
            var metadata = new Metadata();

            MetadataCodec.Add(metadata, "K-Bin", value);
            MetadataCodec.Add(metadata, "k-bin", Convert.ToBase64String(bytes));

            Assert.That(value, Does.Not.Contain("="));
            Assert.That(metadata.Select(entry => entry.Key), Is.All.EqualTo("k-bin"));
            Assert.That(metadata.Select(entry => entry.ValueBytes), Is.All.EqualTo(bytes));
        }
    }

    [Test]
    public void Add_JoinedBinaryValues_BecomeEntries()
    {
        var metadata = new Metadata();

        MetadataCodec.Add(metadata, "k-bin", "AQ==,Ag, AwQ");

        Assert.That(
            metadata.Select(entry => entry.ValueBytes), Is.EqualTo(new byte[][] { [1], [2], [3, 4] }));
    }

    [Test]
    public void Add_TextWithComma_StaysOne()
    {
        var metadata = new Metadata();

        MetadataCodec.Add(metadata, "Key", "a,b");

        Assert.That(metadata.Single().Key, Is.EqualTo("key"));
        Assert.That(metadata.Single().Value, Is.EqualTo("a,b"));
    }

    [TestCase("A")]
    [TestCase("AQ=")]
    [TestCase("AQ===")]
    [TestCase("A=Q=")]
    [TestCase("A*==")]
    [TestCase("AQID BAU")]
    public void Add_NotBase64_IsInternalError(string value) =>
        Assert.That(
            () => MetadataCodec.Add([], "k-bin", value),
            Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.Internal));
}
