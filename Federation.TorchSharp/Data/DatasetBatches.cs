using static TorchSharp.torch;

namespace Federation.TorchSharp;

internal sealed class DatasetBatches<T>(utils.data.Dataset<T> dataset, Func<T, (Tensor Input, Tensor Target)> select) : IBatchSource
{
    public int Count { get; } = checked((int)dataset.Count);

    public (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices)
    {
        using var scope = NewDisposeScope();
        var inputs = new Tensor[indices.Length];
        var targets = new Tensor[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            (inputs[i], targets[i]) = select(dataset.GetTensor(indices[i]));
        }

        return (stack(inputs).MoveToOuterDisposeScope(), stack(targets).MoveToOuterDisposeScope());
    }
}
