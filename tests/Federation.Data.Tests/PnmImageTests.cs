using System.Text;

namespace Federation.Data.Tests;

internal sealed class PnmImageTests
{
    [TestCase("P2 2 1 255 7 8", new byte[] { 7, 8 })]
    [TestCase("P2\n#c\n2#c\n1 255#c\n7 # c\n8\n#end", new byte[] { 7, 8 })]
    [TestCase("P3 1 1 255 1 2 3\n\n", new byte[] { 1, 2, 3 })]
    [TestCase("P5 2 1 255 AB", new byte[] { 65, 66 })]
    [TestCase("P5 2 1 255#c\nAB", new byte[] { 65, 66 })]
    [TestCase("P5 2 1 255\n#B", new byte[] { 35, 66 })]
    [TestCase("P6 1 1 255\nABC\n", new byte[] { 65, 66, 67 })]
    [TestCase("P5 1 1 65535 AA", new byte[] { 65 })]
    public void Decode_AnySpacing_Decoded(string content, byte[] samples) =>
        Assert.That(Decode(content).Samples.ToArray(), Is.EqualTo(samples));

    [TestCase("P1 2 1 0 1", "found P1")]
    [TestCase("P4 2 1 0", "found P4")]
    [TestCase("P7\nWIDTH 2", "found P7")]
    [TestCase("P5 0 1 255 A", "found 0x1")]
    [TestCase("P5 999999999 999999999 255 A", "found 999999999x999999999")]
    [TestCase("P5 8193 8192 255 A", "at most 67,108,864 pixels")]
    [TestCase("P5 8192 8192 255 A", "Expected 67,108,864 bytes")]
    [TestCase("P3 8192 8192 255 1 2 3", "Expected at least 402,653,183 bytes")]
    [TestCase("P5 1 1 0 A", "found 0")]
    [TestCase("P5 1 1 65536 A", "found 65536")]
    [TestCase("P5 1 1 9999999999 A", "the largest sample")]
    [TestCase("P5 1 x 255 A", "expected the height")]
    [TestCase("P5 -1 1 255 A", "expected the width")]
    [TestCase("P5 1 1", "the file ends. Expected the largest sample")]
    [TestCase("P5 1 1 255", "expected white space")]
    [TestCase("P5 1 1 15 A", "expected a sample of at most 15, found 65")]
    [TestCase("P2 1 1 15 16", "expected a sample of at most 15, found 16")]
    [TestCase("P2 3 1 15 1 10", "the file ends. Expected a sample")]
    [TestCase("P2 2 1 15 1 2 3", "found more")]
    [TestCase("P5 2 1 255 ABC", "at byte 13, expected the file to end")]
    [TestCase("P6 1 1 255 ABCP6 1 1 255 ABC", "found more")]
    public void Decode_Wrong_Refused(string content, string problem) =>
        Assert.That(
            () => Decode(content),
            Throws.InstanceOf<DatasetException>().With.Message.StartsWith("x.ppm: at byte ").And.Message.Contains(problem));

    private static Raster Decode(string content) =>
        EncodedImage.Open(new ImageFile("x.ppm", Encoding.Latin1.GetBytes(content))).Decode();
}
