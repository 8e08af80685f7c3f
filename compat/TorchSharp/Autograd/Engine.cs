namespace TorchSharp.Internal;

/// <summary>Walks the graph from a result to the leaves, on the calling thread.</summary>
internal static class Engine
{
    /// <summary>Adds the gradients of the leaves that a tensor was made from to them.</summary>
    public static void Run(TensorImpl root, TensorImpl seed, bool keepGraph) => Run([root], [seed], keepGraph, null);

    /// <summary>The same for several tensors at once, or for chosen inputs alone if <paramref name="wanted"/> is given.</summary>
    public static void Run(
        ReadOnlySpan<TensorImpl> roots, ReadOnlySpan<TensorImpl> seeds, bool keepGraph, WantedGradients? wanted)
    {
        var pending = Pool<Pending>.Rent();
        using var mode = GradMode.Set(false);
        try
        {
            for (var i = 0; i < roots.Length; i++)
            {
                Graph.Renew(roots[i]);
                NativeError.Check(
                    roots[i].RequiresGrad, $"element {i} of tensors does not require grad and does not have a grad_fn");
                pending.AddRoot(Graph.Maker(roots[i])!, seeds[i].Retain());
            }

            while (pending.TryTake(out var node, out var grad))
            {
                try
                {
                    if (wanted is null || !wanted.Take(node!, grad!))
                    {
                        Step(node!, grad!, pending);
                    }
                }
                finally
                {
                    grad!.Release();
                }

                if (!keepGraph)
                {
                    node!.ReleaseSaved();
                }
            }
        }
        finally
        {
            pending.Clear();
            Pool<Pending>.Return(pending);
        }
    }

    private static void Step(Node node, TensorImpl grad, Pending pending)
    {
        if (node.GradientKeeper is { } keeper)
        {
            keeper.EnsureAutograd().SetGrad(CopyOps.Clone(grad));
        }

        var makers = node.Next;
        var results = pending.Results(makers.Length);
        node.Backward(grad, results);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not { } result)
            {
                continue;
            }

            results[i] = null;
            if (makers[i] is { } maker)
            {
                pending.Add(maker, result);
            }
            else
            {
                result.Release();
            }
        }
    }
}
