using System.Text;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class Crc32CTests
{
    // RFC 3720, appendix B.4; the last is the catalogue's check value.
    private static IEnumerable<TestCaseData> Vectors()
    {
        yield return new TestCaseData(new byte[32], 0x8A9136AAu).SetArgDisplayNames("zeros");
        yield return new TestCaseData(Enumerable.Repeat((byte)0xFF, 32).ToArray(), 0x62A8AB43u).SetArgDisplayNames("ones");
        yield return new TestCaseData(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), 0x46DD794Eu).SetArgDisplayNames("ascending");
        yield return new TestCaseData(Enumerable.Range(0, 32).Select(i => (byte)(31 - i)).ToArray(), 0x113FDB5Cu).SetArgDisplayNames("descending");
        yield return new TestCaseData(Encoding.ASCII.GetBytes("123456789"), 0xE3069283u).SetArgDisplayNames("check");
        yield return new TestCaseData(Array.Empty<byte>(), 0u).SetArgDisplayNames("empty");
    }

    [TestCaseSource(nameof(Vectors))]
    public void Compute_KnownVectors_AsPublished(byte[] data, uint expected) => Assert.That(Crc32C.Compute(data), Is.EqualTo(expected));

    [Test]
    public void Compute_AnyLength_EqualsBitwise()
    {
        var data = new byte[30_000];
        new Random(1).NextBytes(data);
        foreach (var length in Enumerable.Range(0, 40).Concat([255, 256, 767, 768, 769, 1536, 12_287, 12_288, 12_289, 13_056, 24_576, 29_999, 30_000]))
        {
            Assert.That(Crc32C.Compute(data.AsSpan(^length..)), Is.EqualTo(Bitwise(data.AsSpan(^length..))), $"{length} bytes");
        }
    }

    [Test]
    public void Append_AnySplit_SameAsAtOnce()
    {
        var data = new byte[20_000];
        var random = new Random(2);
        random.NextBytes(data);
        var crc = new Crc32C();
        for (var trial = 0; trial < 50; trial++)
        {
            crc.Reset();
            for (var start = 0; start < data.Length;)
            {
                var length = Math.Min(random.Next(random.Next(2) == 0 ? 10 : 15_000), data.Length - start);
                crc.Append(data.AsSpan(start, length));
                start += length;
            }

            Assert.That(crc.Value, Is.EqualTo(Crc32C.Compute(data)));
        }
    }

    private static uint Bitwise(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }
}
