namespace TorchSharp.Internal;

/// <summary>Walks the graph from a result to the leaves, on the calling thread.</summary>
internal static class Engine
{
    public static void Run(TensorImpl root, TensorImpl seed, bool keepGraph)
    {
        NativeError.Check(
            root.RequiresGrad, "element 0 of tensors does not require grad and does not have a grad_fn");
        var pending = Pool<Pending>.Rent();
        var first = Graph.Maker(root)!;
        using var mode = GradMode.Set(false);
        try
        {
            pending.Add(first, seed.Retain());
            while (pending.TryTake(out var node, out var grad))
            {
                try
                {
                    Step(node!, grad!, pending);
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
            first.Release();
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
