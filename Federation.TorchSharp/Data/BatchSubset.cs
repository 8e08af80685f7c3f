using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>Some of a source's examples.</summary>
internal sealed class BatchSubset(IBatchSource source, int[] chosen) : IBatchSource
{
    public int Count => chosen.Length;

    public (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices)
    {
        var mapped = new int[indices.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = chosen[indices[i]];
        }

        return source.Load(mapped);
    }
}
