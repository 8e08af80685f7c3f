namespace TorchSharp.Internal;

/// <summary>A tensor's place in the graph; most tensors have none.</summary>
internal sealed class AutogradMeta
{
    /// <summary>Set by the user on a tensor that no recorded operation made.</summary>
    public bool LeafRequiresGrad { get; set; }

    /// <summary>The recorded operation that made this tensor; holds one count on it.</summary>
    public Node? GradFn { get; private set; }

    /// <summary>The gradient gathered so far; holds one count on it.</summary>
    public TensorImpl? Grad { get; private set; }

    /// <summary>Whether this tensor looks into the memory of another one.</summary>
    public bool IsView { get; set; }

    /// <summary>The storage's <see cref="Storage.GradientVersion"/> when the view was made.</summary>
    public int ViewVersion { get; set; }

    /// <summary>Takes over the caller's count on <paramref name="node"/>.</summary>
    public void SetGradFn(Node? node)
    {
        var old = GradFn;
        GradFn = node;
        old?.Release();
    }

    /// <summary>Takes over the caller's count on <paramref name="grad"/>.</summary>
    public void SetGrad(TensorImpl? grad)
    {
        var old = Grad;
        Grad = grad;
        old?.Release();
    }

    public void Release()
    {
        SetGradFn(null);
        SetGrad(null);
    }
}
