namespace Federation.Data.Tests;

internal sealed class DecodingTests
{
    // Every colour type, depth, filter and interlacing of PNG, and every form and depth of PPM and PGM.
    [TestCaseSource(typeof(Picture), nameof(Picture.All))]
    public void Decode_Picture_PixelsAsPillowHasThem(Picture picture)
    {
        var image = EncodedImage.Open(new ImageFile(picture.Name, picture.Bytes));
        var raster = image.Decode();
        var rgb = new byte[picture.Rgb.Length];
        var grey = new byte[picture.Grey.Length];
        raster.CopyRgb(rgb);
        raster.CopyGrey(grey);

        Assert.Multiple(() =>
        {
            Assert.That((image.Width, image.Height), Is.EqualTo((picture.Width, picture.Height)));
            Assert.That(Interleaved(rgb), Is.EqualTo(picture.Rgb));
            Assert.That(grey, Is.EqualTo(picture.Grey));
        });
    }

    [Test]
    public void Pictures_AllFilesKnown() =>
        Assert.That(
            Directory.EnumerateFiles(Picture.Folder).Select(path => Path.GetExtension(path)).Count(extension => extension is ".png" or ".pgm" or ".ppm"),
            Is.EqualTo(Picture.All().Length).And.GreaterThan(60));

    [TestCase(new byte[0], "expected PNG, PPM or PGM")]
    [TestCase(new byte[] { 1, 2 }, "found 0x0102")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "found JPEG")]
    [TestCase(new byte[] { (byte)'G', (byte)'I', (byte)'F' }, "found GIF")]
    public void Open_OtherContent_Refused(byte[] content, string problem) =>
        Assert.That(
            () => EncodedImage.Open(new ImageFile("x.png", content)),
            Throws.InstanceOf<DatasetException>().With.Message.Contains("x.png").And.Message.Contains(problem));

    // Any file that stops early is refused as such, wherever it stops.
    [TestCase("rgba8-adam7.png")]
    [TestCase("palette4.png")]
    [TestCase("rgb8-chunks.png")]
    [TestCase("binary255.ppm")]
    [TestCase("binary1000.pgm")]
    public void Decode_CutOffAnywhere_Refused(string name)
    {
        var content = Picture.Read(name);
        for (var length = 0; length < content.Length; length++)
        {
            Assert.That(() => Decode(content[..length]), Throws.InstanceOf<DatasetException>(), $"{length} bytes");
        }
    }

    // No damage does anything but be refused or, where no checksum covers it, change pixels; it never ends in another exception.
    [TestCase("grey16.png")]
    [TestCase("palette2-adam7.png")]
    [TestCase("text15.ppm")]
    [TestCase("binary15.ppm")]
    public void Decode_AnyByteChanged_RefusedOrDecoded(string name)
    {
        var content = Picture.Read(name);
        for (var i = 0; i < content.Length; i++)
        {
            foreach (var change in new byte[] { 0x01, 0x10, 0x80, 0xFF })
            {
                var changed = (byte[])content.Clone();
                changed[i] ^= change;
                try
                {
                    Decode(changed);
                }
                catch (DatasetException)
                {
                    continue;
                }

                Assert.That(name, Does.Not.EndWith(".png"), $"byte {i} changed by {change}: PNG's checksums notice it");
            }
        }
    }

    // The same with PNG's checksums made right afterwards, so that the damage gets further.
    [TestCase("rgba16-adam7.png")]
    [TestCase("palette2.png")]
    [TestCase("adam7-4x3.png")]
    [TestCase("pillow-1.png")]
    public void Decode_AnyByteChangedAndChecksumsMended_RefusedOrDecoded(string name)
    {
        var content = Picture.Read(name);
        var decoded = 0;
        for (var i = 0; i < content.Length; i++)
        {
            foreach (var change in new byte[] { 0x01, 0x02, 0x10, 0x80, 0xFF })
            {
                var changed = (byte[])content.Clone();
                changed[i] ^= change;
                PngBytes.Mend(changed);
                try
                {
                    Decode(changed);
                    decoded++;
                }
                catch (DatasetException)
                {
                    // Refused, as it should be.
                }
            }
        }

        // Those whose change was in a checksum, at least.
        Assert.That(decoded, Is.InRange(3 * 4 * 5, (content.Length * 5) - 1));
    }

    private static Raster Decode(byte[] content) => EncodedImage.Open(new ImageFile("x", content)).Decode();

    private static byte[] Interleaved(byte[] planes)
    {
        var size = planes.Length / 3;
        return [.. Enumerable.Range(0, planes.Length).Select(i => planes[((i % 3) * size) + (i / 3)])];
    }
}
