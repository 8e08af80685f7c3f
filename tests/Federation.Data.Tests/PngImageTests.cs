namespace Federation.Data.Tests;

internal sealed class PngImageTests
{
    private static readonly byte[] TwoByTwo = PngBytes.Header(2, 2);
    private static readonly byte[] TwoRows = PngBytes.Data(0, 1, 2, 0, 3, 4);

    [Test]
    public void Decode_OwnFile_Decoded() =>
        Assert.That(Decode(TwoByTwo, TwoRows).Samples.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4 }));

    [Test]
    public void Crc32_KnownInput_KnownChecksum() => Assert.That(Crc32.Compute("123456789"u8), Is.EqualTo(0xCBF43926));

    [Test]
    public void Open_ChangedByTextTransfer_Explained() => Refuses("transfer as text", [0x89, .. "PNG\n\x1A\n"u8, 0, 0, 0]);

    [Test]
    public void Open_FirstChunkNotHeader_Refused() => Refuses("at byte 8, expected the chunk IHDR", PngBytes.File(TwoRows));

    [TestCase(0u, 1u)]
    [TestCase(1u, 0u)]
    [TestCase(uint.MaxValue, uint.MaxValue)]
    [TestCase(8193u, 8192u)]
    public void Open_AbsurdSize_Refused(uint width, uint height) =>
        Refuses($"at byte 16, expected a size of at least 1x1 and at most 67,108,864 pixels, found {width}x{height}", PngBytes.File(PngBytes.Header(width, height), TwoRows));

    [TestCase(3, 0, "1 or 2 or 4 or 8 or 16")]
    [TestCase(16, 3, "1 or 2 or 4 or 8")]
    [TestCase(4, 2, "8 or 16")]
    [TestCase(2, 4, "8 or 16")]
    [TestCase(1, 6, "8 or 16")]
    public void Open_DepthNotOfColorType_Refused(byte depth, byte kind, string expected) =>
        Refuses($"at byte 24, expected {expected} bits a sample with the colour type {kind}, found {depth}", PngBytes.File(PngBytes.Header(2, 2, depth, kind), TwoRows));

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(7)]
    public void Open_ColorTypeUnknown_Refused(byte kind) =>
        Refuses($"at byte 25, expected the colour type 0, 2, 3, 4 or 6, found {kind}", PngBytes.File(PngBytes.Header(2, 2, 8, kind), TwoRows));

    [TestCase(1, 0, 0)]
    [TestCase(0, 1, 0)]
    [TestCase(0, 0, 2)]
    public void Open_MethodUnknown_Refused(byte compression, byte filter, byte interlacing) =>
        Refuses("at byte 26, expected compression 0", PngBytes.File(PngBytes.Header(2, 2, 8, 0, compression, filter, interlacing), TwoRows));

    [Test]
    public void Decode_ChecksumWrong_ChunkNamed()
    {
        var file = PngBytes.File(TwoByTwo, TwoRows);
        file[8 + 25 + 8 + 3] ^= 1;

        Refuses("at byte 33, the chunk IDAT is damaged", file);
    }

    [Test]
    public void Decode_ChunkLongerThanFile_Refused()
    {
        var file = PngBytes.File(TwoByTwo, TwoRows);
        file[8 + 25] = 0x7F;

        Refuses("at byte 33, expected a chunk of 2,130,706,", file);
    }

    [Test]
    public void Decode_RowMissing_Refused() => Refuses("end before the last row", PngBytes.File(TwoByTwo, PngBytes.Data(0, 1, 2, 0, 3)));

    [Test]
    public void Decode_RowTooMany_Refused() => Refuses("go on after the last row", PngBytes.File(TwoByTwo, PngBytes.Data(0, 1, 2, 0, 3, 4, 0)));

    [Test]
    public void Decode_FilterUnknown_Refused() => Refuses("has the filter 5", PngBytes.File(TwoByTwo, PngBytes.Data(0, 1, 2, 5, 3, 4)));

    [Test]
    public void Decode_NotCompressed_Refused() => Refuses("damaged", PngBytes.File(TwoByTwo, PngBytes.Chunk("IDAT", 1, 2, 3, 4, 5, 6)));

    // Right in all but the checksum over the inflated rows.
    [Test]
    public void Decode_RowsChecksumWrong_Refused()
    {
        var data = TwoRows[8..^4];
        data[^1] ^= 1;

        Refuses("damaged", PngBytes.File(TwoByTwo, PngBytes.Chunk("IDAT", data)));
    }

    [Test]
    public void Decode_NoData_Refused() => Refuses("found 0 bytes", PngBytes.File(TwoByTwo));

    [Test]
    public void Decode_DataInterrupted_Refused() =>
        Refuses("found the chunk IDAT", PngBytes.File(TwoByTwo, TwoRows, PngBytes.Chunk("tEXt", 65, 0, 66), TwoRows));

    [Test]
    public void Decode_CriticalChunkUnknown_RefusedByName() =>
        Refuses("at byte 33, found the chunk CgBI", PngBytes.File(TwoByTwo, PngBytes.Chunk("CgBI", 1), TwoRows));

    [Test]
    public void Decode_PaletteMissing_Refused() =>
        Refuses("Expected a palette", PngBytes.File(PngBytes.Header(2, 2, 8, 3), TwoRows));

    [TestCase(0)]
    [TestCase(4)]
    [TestCase(771)]
    public void Decode_PaletteLengthWrong_Refused(int length) =>
        Refuses($"found {length} bytes", PngBytes.File(PngBytes.Header(2, 2, 8, 3), PngBytes.Chunk("PLTE", new byte[length]), TwoRows));

    [Test]
    public void Decode_PaletteAfterData_Refused() =>
        Refuses("after them", PngBytes.File(PngBytes.Header(2, 2, 8, 3), TwoRows, PngBytes.Chunk("PLTE", new byte[15])));

    [Test]
    public void Decode_EntryNotInPalette_Refused() =>
        Refuses("has 4 entries, but a pixel has the entry 4", PngBytes.File(PngBytes.Header(2, 2, 8, 3), PngBytes.Chunk("PLTE", new byte[12]), TwoRows));

    // 64 million pixels in a hundred bytes: what it would inflate to is never allocated.
    [TestCase(0)]
    [TestCase(1)]
    public void Decode_SizeThatDataCannotHold_RefusedWithoutAllocating(byte interlacing)
    {
        var file = PngBytes.File(PngBytes.Header(8192, 8192, 16, 6, interlacing: interlacing), PngBytes.Data(new byte[10_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refuses("too few for that", file);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    // A hundred megabytes of zeros behind a header of four pixels: one byte of it is inflated to see that it is there.
    [Test]
    public void Decode_Bomb_NotInflated()
    {
        var file = PngBytes.File(TwoByTwo, PngBytes.Data(new byte[100_000_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refuses("go on after the last row", file);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    private static Raster Decode(params byte[][] chunks) => EncodedImage.Open(new ImageFile("x.png", PngBytes.File(chunks))).Decode();

    private static void Refuses(string problem, byte[] file) =>
        Assert.That(
            () => EncodedImage.Open(new ImageFile("x.png", file)).Decode(),
            Throws.InstanceOf<DatasetException>().With.Message.StartsWith("x.png: ").And.Message.Contains(problem));
}
