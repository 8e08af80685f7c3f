using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Points of a square; which side of its diagonal they lie on is their class.</summary>
internal static class Points
{
    public static IBatchSource Source(int count, int seed)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextSingle() - 0.5f)];
        long[] labels = [.. values.Chunk(2).Select(point => point.Sum() > 0 ? 1L : 0L)];
        return BatchSource.FromTensors(tensor(values, count, 2), tensor(labels));
    }

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);
}
