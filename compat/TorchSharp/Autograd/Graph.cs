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
            if (input?.Autograd is not null)
            {
                Renew(input);
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

        Renew(input);
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

    /// <summary>Marks a fresh result as looking into the memory of <paramref name="source"/>.</summary>
    public static TensorImpl MarkView(this TensorImpl view, TensorImpl source)
    {
        var meta = view.EnsureAutograd();
        meta.IsView = true;
        meta.ViewVersion = view.Storage.GradientVersion;
        if (GradMode.Enabled && source.Autograd is not { IsView: true, Root: null })
        {
            meta.SetRoot((source.Autograd?.Root ?? source).Retain());
        }

        return view;
    }

    /// <summary>
    /// Gives a view the maker that it has since an in-place operation was recorded on the memory it looks into.
    /// </summary>
    public static void Renew(TensorImpl tensor)
    {
        if (tensor.Autograd is not { IsView: true } meta || meta.ViewVersion == tensor.Storage.GradientVersion)
        {
            return;
        }

        var root = meta.Root ?? throw NativeError.Unsupported(
            "Use of a view, made while autograd was off, after an in-place operation that autograd recorded");
        meta.ViewVersion = tensor.Storage.GradientVersion;
        meta.SetGradFn(root.RequiresGrad ? Regions.Seen(root, tensor) : null);
    }

    /// <summary>Refuses an in-place change that autograd could not follow; says whether it is to be recorded.</summary>
    public static bool BeginInPlace(TensorImpl target, TensorImpl? other = null)
    {
        CheckNoOverlap(target);
        if (!GradMode.Enabled)
        {
            return false;
        }

        var records = Records(target, other);
        NativeError.Check(
            !target.RequiresGrad || !target.IsLeaf,
            "a leaf Variable that requires grad is being used in an in-place operation.");
        if (target.Autograd is { IsView: true } meta)
        {
            NativeError.Check(
                meta.Root is not { IsLeaf: true, RequiresGrad: true },
                "a view of a leaf Variable that requires grad is being used in an in-place operation.");
            if (records && meta.Root is null)
            {
                throw NativeError.Unsupported(
                    "An in-place operation that autograd has to record on a view that was made while it was off");
            }
        }

        return records;
    }

    /// <summary>Makes <paramref name="node"/> the maker of what <paramref name="target"/> holds from now on.</summary>
    public static void EndInPlace(TensorImpl target, Node? node)
    {
        target.Storage.Version++;
        if (node is not null)
        {
            Remake(target, node);
        }
    }

    /// <summary>The same for a change that has been counted already.</summary>
    public static void Remake(TensorImpl target, Node node)
    {
        target.Storage.GradientVersion++;
        var meta = target.EnsureAutograd();
        meta.SetGradFn(node);
        if (meta.Root is { } root)
        {
            meta.ViewVersion = target.Storage.GradientVersion;
            root.EnsureAutograd().SetGradFn(Regions.Changed(root, target));
        }
    }

    private static void CheckNoOverlap(TensorImpl target)
    {
        for (var i = 0; i < target.Rank; i++)
        {
            NativeError.Check(
                target.Strides[i] != 0 || target.Sizes[i] <= 1,
                "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
                + "Please clone() the tensor before performing the operation.");
        }
    }
}
