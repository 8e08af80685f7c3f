using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

internal sealed class TensorBatches : IBatchSource
{
    private readonly Tensor _input;
    private readonly Tensor _target;

    public TensorBatches(Tensor input, Tensor target)
    {
        var (inputs, targets) = (CountOf(input, nameof(input)), CountOf(target, nameof(target)));
        if (inputs != targets)
        {
            throw new ArgumentException($"There are {inputs} inputs and {targets} targets; each example needs one of both.", nameof(target));
        }

        (_input, _target, Count) = (input, target, inputs);
    }

    public int Count { get; }

    public (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices)
    {
        var index = empty(indices.Length, dtype: ScalarType.Int64);
        var rows = MemoryMarshal.Cast<byte, long>(index.bytes);
        for (var i = 0; i < indices.Length; i++)
        {
            rows[i] = indices[i];
        }

        return (_input.index_select(0, index.On(_input.device)), _target.index_select(0, index.On(_target.device)));
    }

    private static int CountOf(Tensor tensor, string name) => tensor.dim() > 0
        ? checked((int)tensor.shape[0])
        : throw new ArgumentException("The tensor has no dimensions; its first one must be the examples.", name);
}
