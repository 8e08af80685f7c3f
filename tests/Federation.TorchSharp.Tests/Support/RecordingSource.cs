using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Remembers which batches it was asked for, and their tensors.</summary>
internal sealed class RecordingSource(IBatchSource source) : IBatchSource
{
    public List<int[]> Batches { get; } = [];

    public List<Tensor> Tensors { get; } = [];

    public int Count => source.Count;

    public (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices)
    {
        Batches.Add(indices.ToArray());
        var batch = source.Load(indices);
        Tensors.AddRange([batch.Input, batch.Target]);
        return batch;
    }
}
