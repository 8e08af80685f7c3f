namespace TorchSharp.Internal;

/// <summary>The gradients of one walk through the graph that have not been pulled through their node yet.</summary>
internal sealed class Pending
{
    // By rising sequence: a maker always has a higher number than what it was made from, so the last is complete.
    private (Node Node, TensorImpl Gradient)[] _entries = new (Node, TensorImpl)[16];
    private int _count;
    private readonly List<Node> _roots = [];
    private TensorImpl?[] _results = new TensorImpl?[4];

    /// <summary>Adds where the walk begins. Takes over the caller's count on both, that on the node until the end.</summary>
    public void AddRoot(Node node, TensorImpl gradient)
    {
        _roots.Add(node);
        Add(node, gradient);
    }

    /// <summary>Adds to what has come for a node so far. Takes over the caller's count on the gradient.</summary>
    public void Add(Node node, TensorImpl gradient)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].Node.Sequence < node.Sequence ? (middle + 1, high) : (low, middle);
        }

        if (low < _count && _entries[low].Node == node)
        {
            ref var entry = ref _entries[low];
            var sum = PointwiseOps.Add(entry.Gradient, gradient, 1);
            entry.Gradient.Release();
            gradient.Release();
            entry.Gradient = sum;
            return;
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _count);
        }

        Array.Copy(_entries, low, _entries, low + 1, _count - low);
        _entries[low] = (node, gradient);
        _count++;
    }

    /// <summary>Takes the node that nothing pending can reach any more; the caller owns the gradient.</summary>
    public bool TryTake(out Node? node, out TensorImpl? gradient)
    {
        (node, gradient) = _count > 0 ? _entries[--_count] : default;
        _entries[_count] = default;
        return node is not null;
    }

    /// <summary>Empty places for the gradients of a node's inputs.</summary>
    public Span<TensorImpl?> Results(int count)
    {
        if (_results.Length < count)
        {
            _results = new TensorImpl?[count];
        }

        return _results.AsSpan(0, count);
    }

    /// <summary>Releases the roots, and what a failed walk left behind.</summary>
    public void Clear()
    {
        foreach (var root in _roots)
        {
            root.Release();
        }

        _roots.Clear();
        while (TryTake(out _, out var gradient))
        {
            gradient!.Release();
        }

        foreach (ref var result in _results.AsSpan())
        {
            result?.Release();
            result = null;
        }
    }
}
