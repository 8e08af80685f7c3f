namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorListDecoderTests
{
    private static readonly TensorList List = SampleTensors.OfEveryType();
    private static readonly byte[] Bytes = [.. List.SelectMany(tensor => tensor.Data.ToArray())];
    private static readonly uint Checksum = Crc32C.Compute(Bytes);

    [Test]
    public void Complete_CutAtEveryPlace_SameTensors()
    {
        var buffer = new TensorBuffer(List.Manifest);
        for (var cut = 0; cut <= Bytes.Length; cut++)
        {
            var decoder = new TensorListDecoder(List.Manifest, buffer);
            decoder.Append(Bytes.AsSpan(..cut));
            Assert.That(decoder.Received, Is.EqualTo(cut));
            decoder.Append(Bytes.AsSpan(cut..));
            AssertIsList(decoder.Complete(Checksum));
        }
    }

    [Test]
    public void Complete_ByteByByte_SameTensors()
    {
        var decoder = new TensorListDecoder(List.Manifest);
        foreach (var value in Bytes)
        {
            decoder.Append([value]);
        }

        AssertIsList(decoder.Complete(Checksum));
    }

    [Test]
    public void Complete_ChunksOfSplit_SameTensors([Values(1, 10, 500, 100_000)] int chunkBytes)
    {
        var decoder = new TensorListDecoder(List.Manifest);
        foreach (var chunk in TensorChunks.Split(List, chunkBytes))
        {
            decoder.Append(chunk.Span);
        }

        AssertIsList(decoder.Complete(Checksum));
    }

    [Test]
    public void Complete_LargerThanAStep_SameTensors()
    {
        var bytes = new byte[50_001];
        new Random(1).NextBytes(bytes);
        var decoder = new TensorListDecoder(new TensorManifest(new TensorSpec("w", DType.UInt8, bytes.Length)));

        decoder.Append(bytes);

        Assert.That(decoder.Complete(Crc32C.Compute(bytes))[0].Data.Span.SequenceEqual(bytes), Is.True);
    }

    [Test]
    public void Complete_TwoListsUnderOneChecksum_CutAtEveryPlace_SameTensors()
    {
        var both = Crc32C.Compute([.. Bytes, .. Bytes]);
        for (var cut = 0; cut <= Bytes.Length; cut++)
        {
            var checksum = new Crc32C();
            var first = new TensorListDecoder(List.Manifest, checksum: checksum);
            var second = new TensorListDecoder(List.Manifest, checksum: checksum);
            first.Append(Bytes);
            second.Append(Bytes.AsSpan(..cut));
            second.Append(Bytes.AsSpan(cut..));

            Assert.That(() => first.Complete(Checksum), Throws.TypeOf<TensorFormatException>());
            AssertIsList(first.Complete(both));
            AssertIsList(second.Complete(both));
        }
    }

    [Test]
    public void Complete_NoTensors_Empty() => Assert.That(new TensorListDecoder(TensorManifest.Empty).Complete(0), Is.Empty);

    [Test]
    public void Append_TooManyBytes_RefusedAndNotTaken()
    {
        var decoder = new TensorListDecoder(List.Manifest);
        decoder.Append(Bytes.AsSpan(1..));

        Assert.That(() => decoder.Append([1, 2]), Throws.TypeOf<TensorFormatException>().With.Message.Contains($"{Bytes.Length + 1} bytes or more have come; the manifest declares {Bytes.Length}"));
        Assert.That(decoder.Received, Is.EqualTo(Bytes.Length - 1));
    }

    [Test]
    public void Complete_TooFewBytes_Refused()
    {
        var decoder = new TensorListDecoder(List.Manifest);
        decoder.Append(Bytes.AsSpan(1..));

        Assert.That(() => decoder.Complete(Checksum), Throws.TypeOf<TensorFormatException>().With.Message.Contains($"Only {Bytes.Length - 1} bytes have come"));
    }

    [Test]
    public void Complete_OneBitDiffers_Refused()
    {
        var bytes = (byte[])Bytes.Clone();
        bytes[500] ^= 4;
        var decoder = new TensorListDecoder(List.Manifest);
        decoder.Append(bytes);

        Assert.That(() => decoder.Complete(Checksum), Throws.TypeOf<TensorFormatException>().With.Message.Contains($"{Checksum:x8}"));
    }

    [Test]
    public void Complete_BoolThatIsNeitherZeroNorOne_Refused()
    {
        byte[] bytes = [0, 1, 255];
        var decoder = new TensorListDecoder(new TensorManifest(new TensorSpec("b", DType.Bool, 3)));
        decoder.Append(bytes);

        Assert.That(() => decoder.Complete(Crc32C.Compute(bytes)), Throws.TypeOf<TensorFormatException>().With.Message.Contains("Element 2"));
    }

    [Test]
    public void Constructor_BufferOfOtherTensors_Refused() =>
        Assert.That(() => new TensorListDecoder(List.Manifest, new TensorBuffer(TensorManifest.Empty)), Throws.ArgumentException.With.Message.Contains("missing"));

    [Test]
    public void Append_ReusedBuffer_TakesNoMemory()
    {
        var bytes = new byte[1_000_000];
        var buffer = new TensorBuffer(new TensorManifest(new TensorSpec("w", DType.UInt8, bytes.Length)));
        Receive(buffer, bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Receive(buffer, bytes);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1000));

        static void Receive(TensorBuffer buffer, byte[] bytes)
        {
            var decoder = new TensorListDecoder(buffer.Manifest, buffer);
            decoder.Append(bytes);
            decoder.Complete(Crc32C.Compute(bytes));
        }
    }

    private static void AssertIsList(TensorList decoded)
    {
        Assert.That(decoded.Manifest.DescribeDifference(List.Manifest), Is.Null);
        for (var i = 0; i < List.Count; i++)
        {
            Assert.That(decoded[i].Data.Span.SequenceEqual(List[i].Data.Span), Is.True, List[i].Name);
        }
    }
}
