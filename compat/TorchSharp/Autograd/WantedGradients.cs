namespace TorchSharp.Internal;

/// <summary>Gathers the gradients of chosen tensors in one walk through the graph, and of no others.</summary>
internal sealed class WantedGradients(IReadOnlyList<TensorImpl> inputs) : IDisposable
{
    /// <summary>By input; null for one that the walk did not reach. One count is held on each.</summary>
    public TensorImpl?[] Found { get; } = new TensorImpl?[inputs.Count];

    /// <summary>Takes note of a gradient; says whether it was a leaf's, and so has no further to go.</summary>
    public bool Take(Node node, TensorImpl gradient)
    {
        var leaf = (node as AccumulateGrad)?.Leaf;
        for (var i = 0; i < Found.Length; i++)
        {
            if (leaf is null ? inputs[i].Autograd?.GradFn != node : inputs[i] != leaf)
            {
                continue;
            }

            var sum = Found[i] is { } other ? PointwiseOps.Add(other, gradient, 1) : CopyOps.Clone(gradient);
            Found[i]?.Release();
            Found[i] = sum;
        }

        return leaf is not null;
    }

    public void Dispose()
    {
        foreach (ref var found in Found.AsSpan())
        {
            found?.Release();
            found = null;
        }
    }
}
