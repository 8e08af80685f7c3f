using System.Runtime.Intrinsics;

namespace Federation.Core.Tests.Privacy;

[TestFixture]
public sealed class ChaCha20Tests
{
    private static readonly ChaCha20 Random = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    // RFC 8439, section 2.3.2. What it calls the counter and the first word of the nonce is our block's number.
    [Test]
    public void Generate_VectorOfTheRfc_ItsBlock()
    {
        uint[] expected =
        [
            0xe4e7f110, 0x15593bd1, 0x1fdd0f50, 0xc47120a3, 0xc7f4d1c7, 0x0368c033, 0x9aaa2204, 0x4e6cd4c3,
            0x466482d2, 0x09aa9f07, 0x05d7c214, 0xa2028bd9, 0xd19c12b5, 0xb94e16de, 0xe883d0cb, 0x4e3c50a2,
        ];

        Assert.That(Block(stream: 0x4a000000, block: 0x09000000_00000001, lane: 0), Is.EqualTo(expected));
    }

    [TestCase(0ul)]
    [TestCase(0xFFFF_FFFCul)]
    [TestCase(0xFFFF_FFFF_FFFF_FFFCul)]
    public void Generate_Lanes_TheNextBlocks(ulong block)
    {
        for (var lane = 0; lane < ChaCha20.Lanes; lane++)
        {
            Assert.That(Block(7, block, lane), Is.EqualTo(Block(7, unchecked(block + (ulong)lane), 0)), $"lane {lane}");
        }
    }

    [Test]
    public void Constructor_OtherLength_Throws() => Assert.That(() => new ChaCha20(new byte[16]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static uint[] Block(ulong stream, ulong block, int lane)
    {
        var output = new Vector256<uint>[ChaCha20.Words];
        Random.Generate(stream, block, output);
        return Array.ConvertAll(output, word => word[lane]);
    }
}
