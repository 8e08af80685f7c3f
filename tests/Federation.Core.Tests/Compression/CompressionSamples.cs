namespace Federation.Core.Tests;

/// <summary>Models and updates to encode.</summary>
internal static class CompressionSamples
{
    /// <summary>Every encoding, with and without error feedback.</summary>
    public static IEnumerable<UpdateCompression> All() =>
    [
        UpdateCompression.Float16(), UpdateCompression.Float16(errorFeedback: true),
        UpdateCompression.BFloat16(), UpdateCompression.BFloat16(errorFeedback: true),
        UpdateCompression.Int8(), UpdateCompression.Int8(errorFeedback: false),
        UpdateCompression.TopK(0.1), UpdateCompression.TopK(0.1, errorFeedback: false),
    ];

    /// <summary>A list of one float32 tensor "w".</summary>
    public static TensorList Model(params float[] values) => new(Tensor.FromArray("w", values));

    /// <summary>A list of zeros.</summary>
    public static TensorList Zeros(int count) => Model(new float[count]);

    /// <summary>Numbers that are distributed normally.</summary>
    public static float[] Normal(int seed, int count, float deviation)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())))];
    }

    /// <summary>Tensors of every type, without elements, with few and with several blocks, and with names that encodings use.</summary>
    public static TensorList Mixed(int seed) => new(
        Tensor.FromArray<float>("nothing", [], 0, 3),
        Tensor.FromArray("conv", Normal(seed, 6000, 0.3f), 60, 100),
        Tensor.FromArray("steps", [1L, 2, seed]),
        Tensor.FromArray("step-sizes", Normal(seed + 1, 7, 0.1f).Select(value => (double)value).ToArray()),
        Tensor.FromArray("gaps", Normal(seed + 2, 300, 0.1f).Select(value => (Half)value).ToArray(), 3, 100),
        Tensor.FromArray("mask", [true, seed % 2 == 0]),
        Tensor.FromArray("values", Normal(seed + 3, 257, 0.1f).Select(value => (BFloat16)value).ToArray()),
        Tensor.Scalar("bias", 0.5f * seed));

    /// <summary>Each floating-point element as a double, tensor after tensor.</summary>
    public static double[] Numbers(TensorList tensors) => [.. tensors.SelectMany(Numbers)];

    /// <summary>Encodes and decodes.</summary>
    public static TensorList RoundTrip(UpdateCompression compression, TensorList update, TensorList origin, UpdateEncoder? encoder = null)
    {
        var encoded = (encoder ?? new UpdateEncoder()).Encode(compression, update, origin);
        Assert.That(encoded, Is.Not.Null, "the update can be encoded");
        return Decode(compression, encoded!, origin);
    }

    /// <summary>Decodes what is as it should be.</summary>
    public static TensorList Decode(UpdateCompression compression, TensorList encoded, TensorList origin)
    {
        var buffer = new TensorBuffer(origin.Manifest);
        Assert.That(new UpdateDecoder().Decode(compression.Encoding, encoded, origin, buffer), Is.Null);
        return buffer.Tensors;
    }

    private static IEnumerable<double> Numbers(Tensor tensor) => tensor.DType switch
    {
        DType.Float32 => tensor.AsSpan<float>().ToArray().Select(value => (double)value),
        DType.Float64 => tensor.AsSpan<double>().ToArray(),
        DType.Float16 => tensor.AsSpan<Half>().ToArray().Select(value => (double)value),
        DType.BFloat16 => tensor.AsSpan<BFloat16>().ToArray().Select(value => (double)(float)value),
        _ => [],
    };
}
