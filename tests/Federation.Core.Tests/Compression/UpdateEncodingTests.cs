namespace Federation.Core.Tests;

[TestFixture]
public sealed class UpdateEncodingTests
{
    [Test]
    public void Decode_Float16_ErrorWithinBound() => AssertBound(
        UpdateCompression.Float16(), delta => Math.Max(Math.Abs(delta) * Math.ScaleB(1, -11), Math.ScaleB(1, -25)));

    [Test]
    public void Decode_BFloat16_ErrorWithinBound() => AssertBound(
        UpdateCompression.BFloat16(), delta => Math.Abs(delta) * Math.ScaleB(1, -8));

    [Test]
    public void Decode_Int8_ErrorWithinHalfAStepOfTheBlock()
    {
        var deltas = CompressionSamples.Normal(5, 5000, 0.01f);
        var decoded = Delta(UpdateCompression.Int8(), deltas);

        for (var i = 0; i < deltas.Length; i++)
        {
            var block = deltas.AsSpan((i / 256) * 256, Math.Min(256, deltas.Length - ((i / 256) * 256)));
            var step = block.ToArray().Max(Math.Abs) / 127;
            Assert.That(Math.Abs(decoded[i] - deltas[i]), Is.LessThanOrEqualTo(step * 0.500001f), $"element {i}");
        }
    }

    [Test]
    public void Encode_Int8_StepsAndSizesOfEachBlock()
    {
        float[] deltas = [.. Enumerable.Repeat(0f, 254), 1.27f, -0.634f, 0.25f, -0.5f];
        var encoded = new UpdateEncoder().Encode(UpdateCompression.Int8(), CompressionSamples.Model(deltas), CompressionSamples.Zeros(258))!;

        Assert.That(encoded.Select(tensor => tensor.Name), Is.EqualTo(["w", "step-sizes"]));
        Assert.That(encoded[0].AsSpan<sbyte>()[254..].ToArray(), Is.EqualTo([127, -63, 64, -127]), "0.25 of 0.5 is 63.5 steps, a tie");
        Assert.That(encoded[1].AsSpan<float>().ToArray(), Is.EqualTo([1.27f / 127, 0.5f / 127]));
    }

    [Test]
    public void Encode_TopK_GapsAndValues()
    {
        var deltas = new float[1000];
        (deltas[3], deltas[4], deltas[200], deltas[999], deltas[500]) = (2, -3, 0.5f, -4, 0.25f);
        var encoded = new UpdateEncoder().Encode(UpdateCompression.TopK(0.004), CompressionSamples.Model(deltas), CompressionSamples.Zeros(1000))!;

        Assert.That(encoded.Select(tensor => tensor.Name), Is.EqualTo(["gaps", "values"]));
        Assert.That(encoded[0].AsSpan<byte>().ToArray(), Is.EqualTo([3, 0, 195 | 0x80, 195 >> 7, (798 & 0x7F) | 0x80, 798 >> 7]));
        Assert.That(encoded[1].AsSpan<BFloat16>().ToArray().Select(value => (float)value), Is.EqualTo([2f, -3f, 0.5f, -4f]));
    }

    [TestCase(1, 300)]
    [TestCase(7, 300)]
    [TestCase(150, 300)]
    [TestCase(299, 300)]
    [TestCase(1000, 50_000)]
    [TestCase(49_999, 50_000)]
    public void Decode_TopK_ThoseOfTheLargestMagnitudeAndOfEqualOnesTheFirst(int k, int count)
    {
        // Few different magnitudes, so that there are ties.
        var random = new Random(k);
        var deltas = Enumerable.Range(0, count).Select(_ => random.Next(-20, 21) * 0.25f).ToArray();
        var expected = new float[count];
        foreach (var index in Enumerable.Range(0, count).OrderByDescending(i => Math.Abs(deltas[i])).ThenBy(i => i).Take(k))
        {
            expected[index] = deltas[index];
        }

        Assert.That(Delta(UpdateCompression.TopK((k - 0.5) / count), deltas), Is.EqualTo(expected));
    }

    [Test]
    public void Decode_TopKOfAll_TheUpdateAsBFloat16Differences()
    {
        var deltas = CompressionSamples.Normal(4, 3000, 1);

        Assert.That(Delta(UpdateCompression.TopK(1), deltas), Is.EqualTo(Delta(UpdateCompression.BFloat16(), deltas)));
    }

    [Test]
    public void Encode_TopK_TensorsShareTheNumberThatIsSent()
    {
        var origin = new TensorList(Tensor.FromArray("small", new float[100]), Tensor.FromArray("large", new double[100]));
        var update = new TensorList(
            Tensor.FromArray("small", Enumerable.Repeat(0.1f, 100).ToArray()), Tensor.FromArray("large", Enumerable.Repeat(1.0, 100).ToArray()));

        var decoded = CompressionSamples.RoundTrip(UpdateCompression.TopK(0.5), update, origin);

        Assert.That(decoded["small"].AsSpan<float>().ToArray(), Is.All.Zero);
        Assert.That(decoded["large"].AsSpan<double>().ToArray(), Is.All.EqualTo(1.0));
    }

    [Test]
    public void Encode_SameModel_NothingChanges(
        [ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression)
    {
        var model = CompressionSamples.Mixed(3);

        AssertSame(CompressionSamples.RoundTrip(compression, model, model), model);
    }

    [Test]
    public void Decode_TensorsOfEveryType_OthersAsTheyAreAndNumbersNear(
        [Values("delta-float16", "delta-bfloat16", "delta-int8", "delta-top-k")] string encoding)
    {
        var compression = CompressionConfig.Read(new ScalarMap((FitConfigKeys.UpdateEncoding, encoding), (FitConfigKeys.UpdateFraction, 1)), null)!;
        var (origin, update) = (CompressionSamples.Mixed(3), CompressionSamples.Mixed(8));
        var decoded = CompressionSamples.RoundTrip(compression, update, origin);

        Assert.That(decoded.Manifest, Is.EqualTo(update.Manifest));
        Assert.That(decoded["steps"].AsSpan<long>().ToArray(), Is.EqualTo(update["steps"].AsSpan<long>().ToArray()));
        Assert.That(decoded["mask"].AsSpan<bool>().ToArray(), Is.EqualTo(update["mask"].AsSpan<bool>().ToArray()));
        Assert.That(
            CompressionSamples.Numbers(decoded), Is.EqualTo(CompressionSamples.Numbers(update)).Within(0.02), "all differences are below 5");
    }

    [Test]
    public void Encode_Bytes_AsDocumented()
    {
        var deltas = CompressionSamples.Normal(6, 100_000, 0.01f);
        long Bytes(UpdateCompression compression) =>
            new UpdateEncoder().Encode(compression, CompressionSamples.Model(deltas), CompressionSamples.Zeros(deltas.Length))!.ByteCount;

        Assert.That(Bytes(UpdateCompression.Float16()), Is.EqualTo(200_000));
        Assert.That(Bytes(UpdateCompression.BFloat16()), Is.EqualTo(200_000));
        Assert.That(Bytes(UpdateCompression.Int8()), Is.EqualTo(100_000 + (4 * 391)));
        Assert.That(Bytes(UpdateCompression.TopK(0.1)), Is.EqualTo(30_000).Within(10));
        Assert.That(Bytes(UpdateCompression.TopK(0.01)), Is.InRange(3000, 3400), "some gaps of about 100 take a second byte");
    }

    [Test]
    public void Encode_NotFiniteOrTooLarge_NullAndNothingChanges(
        [ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression,
        [Values(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e31f)] float value,
        [Values(0, 255, 299)] int index)
    {
        var (encoder, untouched) = (new UpdateEncoder(), new UpdateEncoder());
        var (origin, first) = (CompressionSamples.Zeros(300), CompressionSamples.Model(CompressionSamples.Normal(2, 300, 1)));
        encoder.Encode(compression, first, origin);
        untouched.Encode(compression, first, origin);
        var bad = CompressionSamples.Normal(9, 300, 1);
        bad[index] = value;

        Assert.That(encoder.Encode(compression, CompressionSamples.Model(bad), origin), Is.Null);
        AssertSame(encoder.Encode(compression, first, origin)!, untouched.Encode(compression, first, origin)!);
    }

    [Test]
    public void Encode_OtherTensorsThanTheModels_Null() => Assert.That(
        new UpdateEncoder().Encode(UpdateCompression.Int8(), CompressionSamples.Zeros(3), CompressionSamples.Zeros(4)), Is.Null);

    [Test]
    public void Encode_TinyDifferences_FiniteWhateverIsLost(
        [ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression)
    {
        float[] deltas = [float.Epsilon, -1e-40f, 1e-38f, 7e-31f, -8e-31f];
        var decoded = Delta(compression, deltas);

        Assert.That(decoded.Zip(deltas), Is.All.Matches<(float Decoded, float Delta)>(pair => Math.Abs(pair.Decoded - pair.Delta) <= 8e-31f));
    }

    [Test]
    public void Encode_AnyNumberOfThreads_SameBits(
        [ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression)
    {
        var origin = CompressionSamples.Model(CompressionSamples.Normal(1, 300_000, 1));
        var update = CompressionSamples.Model(CompressionSamples.Normal(2, 300_000, 1));
        var (one, many) = (new UpdateEncoder { MaxThreads = 1 }, new UpdateEncoder { MaxThreads = 7 });
        for (var round = 0; round < 2; round++)
        {
            var (a, b) = (one.Encode(compression, update, origin)!, many.Encode(compression, update, origin)!);
            AssertSame(a, b);

            var (x, y) = (new TensorBuffer(origin.Manifest), new TensorBuffer(origin.Manifest));
            new UpdateDecoder { MaxThreads = 1 }.Decode(compression.Encoding, a, origin, x);
            new UpdateDecoder { MaxThreads = 7 }.Decode(compression.Encoding, b, origin, y);
            AssertSame(x.Tensors, y.Tensors);
        }
    }

    private static void AssertBound(UpdateCompression compression, Func<double, double> bound)
    {
        var deltas = Enumerable.Range(-30, 40).SelectMany(power => CompressionSamples.Normal(power + 40, 100, MathF.ScaleB(1, power))).ToArray();
        var decoded = Delta(compression, deltas);

        for (var i = 0; i < deltas.Length; i++)
        {
            Assert.That(Math.Abs((double)decoded[i] - deltas[i]), Is.LessThanOrEqualTo(bound(deltas[i])), $"{deltas[i]:R}");
        }
    }

    // What a difference from zeros becomes.
    private static float[] Delta(UpdateCompression compression, float[] deltas) =>
        CompressionSamples.RoundTrip(compression, CompressionSamples.Model(deltas), CompressionSamples.Zeros(deltas.Length))[0].AsSpan<float>().ToArray();

    private static void AssertSame(TensorList actual, TensorList expected)
    {
        Assert.That(actual.Manifest, Is.EqualTo(expected.Manifest));
        for (var i = 0; i < actual.Count; i++)
        {
            Assert.That(actual[i].Data.Span.SequenceEqual(expected[i].Data.Span), Is.True, $"tensor {actual[i]}");
        }
    }
}
