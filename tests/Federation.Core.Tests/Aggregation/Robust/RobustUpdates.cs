namespace Federation.Core.Tests;

/// <summary>Updates of several element types with random values, from a seed.</summary>
internal static class RobustUpdates
{
    /// <summary>Updates of every floating-point type, with ties and zeros of both signs, of lengths that no tile divides.</summary>
    public static TensorList[] OfFloats(int seed, int count, int elements = 77)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new TensorList(
            Tensor.FromArray("float32", Values(random, elements, x => (float)x)),
            Tensor.FromArray("float64", Values(random, elements, x => x)),
            Tensor.FromArray<float>("nothing", []),
            Tensor.FromArray("float16", Values(random, elements, x => (Half)x)),
            Tensor.FromArray("bfloat16", Values(random, elements, x => (BFloat16)(float)x)),
            Tensor.FromArray("one", Values(random, 1, x => (float)x))))];
    }

    /// <summary>Updates of every other type.</summary>
    public static TensorList[] OfIntegers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new TensorList(
            Tensor.FromArray("int8", Values(random, 40, _ => (sbyte)random.Next(-128, 128))),
            Tensor.FromArray("int32", Values(random, 40, _ => random.Next(int.MinValue, int.MaxValue))),
            Tensor.FromArray("int64", Values(random, 40, _ => random.NextInt64(long.MinValue, long.MaxValue))),
            Tensor.FromArray("uint8", Values(random, 40, _ => (byte)random.Next(256))),
            Tensor.FromArray("bool", Values(random, 40, _ => random.Next(2) == 1))))];
    }

    /// <summary>A list of one float32 tensor.</summary>
    public static TensorList Of(params float[] values) => new(Tensor.FromArray("w", values));

    /// <summary>The column of an element: what each update has there, as doubles.</summary>
    public static double[] Column(IEnumerable<TensorList> updates, string tensor, int index) =>
        [.. updates.Select(update => ToDoubles(update[tensor])[index])];

    /// <summary>The elements of a tensor as doubles.</summary>
    public static double[] ToDoubles(Tensor tensor) => tensor.DType switch
    {
        DType.Float32 => [.. tensor.AsSpan<float>().ToArray().Select(x => (double)x)],
        DType.Float64 => tensor.AsSpan<double>().ToArray(),
        DType.Float16 => [.. tensor.AsSpan<Half>().ToArray().Select(x => (double)x)],
        _ => [.. tensor.AsSpan<BFloat16>().ToArray().Select(x => (double)(float)x)],
    };

    /// <summary>The bytes of all tensors, one after the other.</summary>
    public static byte[] Bytes(TensorList tensors) => [.. tensors.SelectMany(tensor => tensor.Data.ToArray())];

    /// <summary>A type's number that is nearest to a double, as a double.</summary>
    public static double RoundTo(DType dtype, double value) => dtype switch
    {
        DType.Float32 => (float)value,
        DType.Float64 => value,
        DType.Float16 => (double)(Half)value,
        _ => (float)(BFloat16)value,
    };

    private static T[] Values<T>(Random random, int count, Func<double, T> make) => [.. Enumerable.Range(0, count).Select(_ => make(Value(random)))];

    private static double Value(Random random) => random.Next(6) switch
    {
        0 => random.Next(-2, 3),
        1 => random.Next(2) == 0 ? 0.0 : -0.0,
        2 => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-12, 12)),
        _ => (random.NextDouble() * 2) - 1,
    };
}
