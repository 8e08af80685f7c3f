using System.Runtime.InteropServices;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class HostileUpdateTests
{
    private static readonly TensorList Origin = CompressionSamples.Zeros(600);

    [Test]
    public void Decode_Float16_OtherShape_RefusedWithTheDifference() => Assert.That(
        Refusal("delta-float16", Tensor.FromArray("w", new Half[599])),
        Is.EqualTo("the update cannot be decoded as \"delta-float16\": tensor 0 \"w\" is float16 [599] where float16 [600] was expected"));

    [Test]
    public void Decode_Int8WithoutSizes_Refused() =>
        Assert.That(Refusal("delta-int8", Tensor.FromArray("w", new sbyte[600])), Does.Contain("\"step-sizes\" float32 [3] is missing"));

    [Test]
    public void Decode_Int8TooFewSizes_Refused() => Assert.That(
        Refusal("delta-int8", Tensor.FromArray("w", new sbyte[600]), Tensor.FromArray("step-sizes", new float[2])),
        Does.Contain("\"step-sizes\" is float32 [2] where float32 [3] was expected"));

    [TestCase(float.NaN, "NaN")]
    [TestCase(float.PositiveInfinity, "Infinity")]
    [TestCase(-1f, "-1")]
    public void Decode_Int8UnusableSize_RefusedWithThePlace(float size, string text) => Assert.That(
        Refusal("delta-int8", Tensor.FromArray("w", new sbyte[600]), Tensor.FromArray("step-sizes", [1, 1, size])),
        Does.EndWith($": the size of a step from element 512 of tensor \"w\" on is {text}; it must be finite and at least 0"));

    [Test]
    public void Decode_TopKPositionOutOfRange_Refused() => Assert.That(
        TopKRefusal([0xFF, 0x03, 0x58], 2), Does.EndWith(": value 1 is said to be at position 600 among 600 numbers"));

    [Test]
    public void Decode_TopKTooFewGaps_Refused() =>
        Assert.That(TopKRefusal([1, 1], 3), Does.EndWith(": there are 3 values, but no position for value 2"));

    [Test]
    public void Decode_TopKGapWithoutEnd_Refused() =>
        Assert.That(TopKRefusal([1, 0x81], 2), Does.EndWith(": there are 2 values, but no position for value 1"));

    [Test]
    public void Decode_TopKGapBeyondAnyModel_Refused() =>
        Assert.That(TopKRefusal([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], 1), Does.EndWith("no position for value 0"));

    [Test]
    public void Decode_TopKTooManyGaps_Refused() =>
        Assert.That(TopKRefusal([1, 1, 1], 2), Does.EndWith(": after the positions of 2 values there are 1 bytes too many"));

    [Test]
    public void Decode_TopKMoreValuesThanTheModelHas_Refused() =>
        Assert.That(TopKRefusal(new byte[601], 601), Does.EndWith(": value 600 is said to be at position 600 among 600 numbers"));

    [Test]
    public void Decode_TopKValuesOfAnotherType_Refused() => Assert.That(
        Refusal("delta-top-k", Tensor.FromArray("gaps", new byte[1]), Tensor.FromArray("values", new float[1])),
        Does.Contain("\"values\" is float32 [1] where bfloat16 [1] was expected"));

    [Test]
    public void Decode_TopKOfOtherRank_Refused() => Assert.That(
        Refusal("delta-top-k", Tensor.FromArray("gaps", new byte[1], 1, 1), Tensor.FromArray("values", new BFloat16[1])),
        Does.Contain("\"gaps\" is uint8 [1, 1] where uint8 [1] was expected"));

    [Test]
    public void Decode_NotFiniteNumbers_SeenByWhoeverComesNext(
        [Values("delta-float16", "delta-bfloat16")] string encoding, [Values(float.NaN, float.PositiveInfinity)] float value)
    {
        var (halves, bfloats) = (new Half[600], new BFloat16[600]);
        (halves[599], bfloats[599]) = ((Half)value, (BFloat16)value);
        var buffer = new TensorBuffer(Origin.Manifest);
        var encoded = new TensorList(encoding == "delta-float16" ? Tensor.FromArray("w", halves) : Tensor.FromArray("w", bfloats));

        Assert.That(new UpdateDecoder().Decode(encoding, encoded, Origin, buffer), Is.Null);
        Assert.That(buffer.Tensors[0].AsSpan<float>()[599], Is.EqualTo(value));
    }

    [Test]
    public void Decode_AnythingAtAll_DecodedOrRefusedInWords()
    {
        var random = new Random(17);
        var (origin, update) = (CompressionSamples.Mixed(1), CompressionSamples.Mixed(2));
        var genuine = CompressionSamples.All().Select(compression => (compression.Encoding, List: new UpdateEncoder().Encode(compression, update, origin)!)).ToArray();
        var buffer = new TensorBuffer(origin.Manifest);
        var (decoded, refused) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var (encoding, list) = genuine[random.Next(genuine.Length)];
            if (new UpdateDecoder().Decode(encoding, Spoil(list, genuine[random.Next(genuine.Length)].List, random), origin, buffer) is { } fault)
            {
                Assert.That(fault, Does.StartWith($"the update cannot be decoded as \"{encoding}\": "));
                refused++;
            }
            else
            {
                decoded++;
            }
        }

        Assert.That(Math.Min(decoded, refused), Is.GreaterThan(300), "both happen");
    }

    [Test]
    public void Decode_ModelWithoutNumbers_NothingButTheOthers(
        [ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression)
    {
        var (origin, update) = (new TensorList(Tensor.FromArray("n", [1L])), new TensorList(Tensor.FromArray("n", [2L])));

        Assert.That(CompressionSamples.RoundTrip(compression, update, origin)[0].AsSpan<long>()[0], Is.EqualTo(2));
    }

    // Changes bytes, shapes, types, names, order or number of tensors, or takes one of another list.
    private static TensorList Spoil(TensorList list, TensorList other, Random random)
    {
        var tensors = list.ToList();
        var index = random.Next(tensors.Count);
        var tensor = tensors[index];
        switch (random.Next(8))
        {
            case 0:
                tensors.RemoveAt(index);
                break;
            case 1:
                tensors[index] = other[random.Next(other.Count)].WithName(tensor.Name);
                break;
            case 2:
                tensors[index] = tensor.WithName("other");
                break;
            case 3:
                tensors.Add(Tensor.Scalar("more", 1f));
                break;
            case 4:
                tensors.Reverse();
                break;
            case 5 when !tensor.Shape.IsEmpty && tensor.Shape[0] > 0:
                tensors[index] = tensor.Slice(0, random.NextInt64(tensor.Shape[0]));
                break;
            default:
                var bytes = tensor.Data.ToArray();
                for (var count = random.Next(1, 6); count > 0 && bytes.Length > 0 && tensor.DType != DType.Bool; count--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                tensors[index] = Tensor.FromMemory(tensor.Spec, bytes);
                break;
        }

        return new TensorList(tensors);
    }

    private static string? TopKRefusal(byte[] gaps, int count) => Refusal(
        "delta-top-k", Tensor.FromArray("gaps", gaps), Tensor.FromArray("values", new BFloat16[count]));

    private static string? Refusal(string encoding, params Tensor[] tensors) =>
        new UpdateDecoder().Decode(encoding, new TensorList(tensors), Origin, new TensorBuffer(Origin.Manifest));
}
