namespace TorchSharp.Internal;

/// <summary>Walks the graph from a result to the leaves, on the calling thread.</summary>
internal static class Engine
{
    public static void Run(TensorImpl root, TensorImpl seed, bool keepGraph)
    {
        NativeError.Check(
            root.RequiresGrad, "element 0 of tensors does not require grad and does not have a grad_fn");
        var gradients = new Dictionary<Node, TensorImpl>(ReferenceEqualityComparer.Instance);
        // A maker always has a higher number than what it was made from, so the highest pending one is complete.
        var pending = new PriorityQueue<Node, long>();
        var first = Graph.Maker(root)!;
        using var mode = GradMode.Set(false);
        try
        {
            gradients.Add(first, seed.Retain());
            pending.Enqueue(first, -first.Sequence);
            while (pending.TryDequeue(out var node, out _))
            {
                gradients.Remove(node, out var grad);
                try
                {
                    Step(node, grad!, gradients, pending);
                }
                finally
                {
                    grad!.Release();
                }

                if (!keepGraph)
                {
                    node.ReleaseSaved();
                }
            }
        }
        finally
        {
            foreach (var left in gradients.Values)
            {
                left.Release();
            }

            first.Release();
        }
    }

    private static void Step(
        Node node, TensorImpl grad, Dictionary<Node, TensorImpl> gradients, PriorityQueue<Node, long> pending)
    {
        if (node.GradientKeeper is { } keeper)
        {
            keeper.EnsureAutograd().SetGrad(CopyOps.Clone(grad));
        }

        var results = new TensorImpl?[node.Next.Length];
        node.Backward(grad, results);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not { } result)
            {
                continue;
            }

            if (node.Next[i] is not { } next)
            {
                result.Release();
            }
            else if (gradients.TryGetValue(next, out var sum))
            {
                gradients[next] = PointwiseOps.Add(sum, result, 1);
                sum.Release();
                result.Release();
            }
            else
            {
                gradients.Add(next, result);
                pending.Enqueue(next, -next.Sequence);
            }
        }
    }
}
