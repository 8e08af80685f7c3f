namespace TorchSharp.Internal;

/// <summary>A tensor's place in the graph; most tensors have none.</summary>
internal sealed class AutogradMeta(TensorImpl owner)
{
    /// <summary>Set by the user on a tensor that no recorded operation made.</summary>
    public bool LeafRequiresGrad { get; set; }

    /// <summary>The recorded operation that made this tensor; holds one count on it.</summary>
    public Node? GradFn { get; private set; }

    /// <summary>The gradient gathered so far; holds one count on it.</summary>
    public TensorImpl? Grad { get; private set; }

    /// <summary>Whether this tensor looks into the memory of another one.</summary>
    public bool IsView { get; set; }

    /// <summary>The tensor that the memory was made for, if this one looks into it; holds one count on it.</summary>
    /// <remarks>Null for a view that was made while nothing was recorded.</remarks>
    public TensorImpl? Root { get; private set; }

    /// <summary>The storage's <see cref="Storage.GradientVersion"/> that <see cref="GradFn"/> stands for.</summary>
    public int ViewVersion { get; set; }

    /// <summary>Takes over the caller's count on <paramref name="root"/>.</summary>
    public void SetRoot(TensorImpl? root)
    {
        var old = Root;
        Root = root;
        old?.Release();
    }

    /// <summary>Takes over the caller's count on <paramref name="node"/>.</summary>
    public void SetGradFn(Node? node)
    {
        var old = GradFn;
        GradFn = node;
        // A tensor that keeps its gradient keeps that of its latest value, and none once it is gone.
        if (old is not null && old.GradientKeeper == owner)
        {
            old.GradientKeeper = null;
            node?.GradientKeeper = owner;
        }

        old?.Release();
    }

    /// <summary>Takes over the caller's count on <paramref name="grad"/>.</summary>
    public void SetGrad(TensorImpl? grad)
    {
        var old = Grad;
        Grad = grad;
        old?.Release();
    }

    /// <summary>Back to the state of a new one.</summary>
    public void Reset()
    {
        SetGradFn(null);
        SetGrad(null);
        SetRoot(null);
        LeafRequiresGrad = false;
        IsView = false;
        ViewVersion = 0;
    }
}
