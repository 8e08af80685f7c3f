namespace Federation.Core.Tests;

/// <summary>Tensors of all kinds.</summary>
internal static class SampleTensors
{
    /// <summary>Every element type, a scalar, and tensors without elements at both ends and in between.</summary>
    public static TensorList OfEveryType() => new(
        Tensor.FromArray<float>("nothing first", []),
        Tensor.FromArray("float32", Enumerable.Range(0, 300).Select(i => i * 0.5f).ToArray(), 10, 30),
        Tensor.FromArray("float64", [1.5, double.NaN, -0.0]),
        Tensor.FromArray("float16", [(Half)1, Half.Epsilon]),
        Tensor.FromArray<double>("nothing", [], 3, 0, 2),
        Tensor.FromArray("bfloat16", [(BFloat16)1f, (BFloat16)(-3f), (BFloat16)float.NaN]),
        Tensor.FromArray("int8", new sbyte[] { -128, 127, 0 }),
        Tensor.FromArray("int32", [int.MinValue, int.MaxValue]),
        Tensor.Scalar("int64", long.MinValue),
        Tensor.FromArray("uint8", Enumerable.Range(0, 256).Select(i => (byte)i).ToArray()),
        Tensor.FromArray("bool", [true, false, true], 3, 1),
        Tensor.FromArray<long>("nothing last", []));
}
