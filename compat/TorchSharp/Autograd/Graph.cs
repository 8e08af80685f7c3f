namespace TorchSharp.Internal;

/// <summary>Building the graph: who needs a gradient, who made whom.</summary>
internal static class Graph
{
    /// <summary>Whether an operation on these tensors is to be recorded on this thread.</summary>
    public static bool Records(params ReadOnlySpan<TensorImpl?> inputs)
    {
        if (!GradMode.Enabled)
        {
            return false;
        }

        var needed = false;
        foreach (var input in inputs)
        {
            if (input?.Autograd is { } meta)
            {
                if (meta.IsView && meta.ViewVersion != input.Storage.GradientVersion)
                {
                    throw NativeError.Unsupported(
                        "Use of a view after an in-place operation that autograd recorded on the tensor it looks into");
                }

                needed |= input.RequiresGrad;
            }
        }

        return needed;
    }

    /// <summary>The maker of a tensor with one more count on it, or null when it needs no gradient.</summary>
    public static Node? Maker(TensorImpl input)
    {
        if (input.Autograd is not { } meta)
        {
            return null;
        }

        if (meta.GradFn is { } made)
        {
            return made.Retain();
        }

        return meta.LeafRequiresGrad ? AccumulateGrad.Of(input) : null;
    }

    /// <summary>Makes <paramref name="node"/> the maker of a fresh result.</summary>
    public static TensorImpl Made(this TensorImpl result, Node node)
    {
        result.EnsureAutograd().SetGradFn(node);
        return result;
    }

    /// <summary>Marks a fresh result as looking into the memory of its input.</summary>
    public static TensorImpl MarkView(this TensorImpl view)
    {
        var meta = view.EnsureAutograd();
        meta.IsView = true;
        meta.ViewVersion = view.Storage.GradientVersion;
        return view;
    }

    /// <summary>Refuses an in-place change that autograd could not follow; says whether it is to be recorded.</summary>
    public static bool BeginInPlace(TensorImpl target, TensorImpl? other = null)
    {
        if (!GradMode.Enabled)
        {
            return false;
        }

        NativeError.Check(
            !target.RequiresGrad || !target.IsLeaf,
            "a leaf Variable that requires grad is being used in an in-place operation.");
        var records = Records(target, other);
        if (records && target.Autograd is { IsView: true })
        {
            throw NativeError.Unsupported("An in-place operation on a view that autograd has to record");
        }

        return records;
    }

    /// <summary>Makes <paramref name="node"/> the maker of what <paramref name="target"/> holds from now on.</summary>
    public static void EndInPlace(TensorImpl target, Node? node)
    {
        target.Storage.Version++;
        if (node is not null)
        {
            target.Storage.GradientVersion++;
            target.EnsureAutograd().SetGradFn(node);
        }
    }
}
