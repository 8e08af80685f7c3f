namespace TorchSharp.Internal;

/// <summary>A recorded operation with one output: knows its inputs' makers and how to pull a gradient back.</summary>
/// <remarks>
/// Counted by the tensor it made and by the operations that used that tensor, so that what it saved is returned as
/// soon as the last of them is gone, with no wait for the collector.
/// </remarks>
internal abstract class Node
{
    private static long _created;

    private List<SavedTensor>? _saved;
    private int _users = 1;

    protected Node(params ReadOnlySpan<TensorImpl?> inputs)
    {
        Next = new Node?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            Next[i] = inputs[i] is { } input ? Graph.Maker(input) : null;
        }

        // After the inputs' makers, so that a higher number always means "made from".
        Sequence = Interlocked.Increment(ref _created);
    }

    /// <summary>Makers of the inputs, null for an input that needs no gradient; one count is held on each.</summary>
    public Node?[] Next { get; }

    /// <summary>Grows with time: an operation has a higher number than everything it was made from.</summary>
    public long Sequence { get; }

    /// <summary>The non-leaf tensor that asked to keep its gradient.</summary>
    public TensorImpl? GradientKeeper { get; set; }

    /// <summary>
    /// Writes the gradients of the inputs that need one. The caller keeps <paramref name="grad"/>; it owns what is
    /// written to <paramref name="result"/>.
    /// </summary>
    public abstract void Backward(TensorImpl grad, Span<TensorImpl?> result);

    public Node Retain()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Release()
    {
        // Graphs can be deeper than the stack.
        if (Interlocked.Decrement(ref _users) != 0)
        {
            return;
        }

        Stack<Node>? pending = null;
        Node? node = this;
        do
        {
            node.Drop();
            foreach (var next in node.Next)
            {
                if (next is not null && Interlocked.Decrement(ref next._users) == 0)
                {
                    (pending ??= []).Push(next);
                }
            }
        }
        while (pending is not null && pending.TryPop(out node));
    }

    public void ReleaseSaved()
    {
        foreach (var saved in _saved ?? [])
        {
            saved.Release();
        }
    }

    protected bool Needs(int input) => Next[input] is not null;

    protected SavedTensor Save(TensorImpl tensor)
    {
        var saved = new SavedTensor(tensor);
        (_saved ??= new List<SavedTensor>(2)).Add(saved);
        return saved;
    }

    protected virtual void Drop() => ReleaseSaved();
}
