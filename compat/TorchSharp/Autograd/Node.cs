using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>A recorded operation with one output: knows its inputs' makers and how to pull a gradient back.</summary>
/// <remarks>
/// Counted by the tensor it made and by the operations that used that tensor, so that what it saved is returned, and
/// the node itself used again, as soon as the last of them is gone, with no wait for the collector.
/// </remarks>
internal abstract class Node
{
    private const int InputsInline = 4;
    private const int MostSaved = 8;

    private static long _created;

    private InlineMakers _makers;
    private Node?[] _manyMakers = [];
    private int _inputs;
    private InlineSaved _saved;
    private int _users;
    private Node? _releasedBefore;

    /// <summary>Makers of the inputs, null for an input that needs no gradient; one count is held on each.</summary>
    public Span<Node?> Next => _inputs <= InputsInline ? ((Span<Node?>)_makers)[.._inputs] : _manyMakers.AsSpan(0, _inputs);

    /// <summary>Grows with time: an operation has a higher number than everything it was made from.</summary>
    public long Sequence { get; private set; }

    /// <summary>The non-leaf tensor that asked to keep its gradient; it takes itself out when it goes.</summary>
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
        Debug.Assert(_users > 0, "Released once too often.");
        if (Interlocked.Decrement(ref _users) != 0)
        {
            return;
        }

        // A list, not recursion: graphs can be deeper than the stack.
        Node? released = this;
        while (released is { } node)
        {
            released = node._releasedBefore;
            foreach (ref var next in node.Next)
            {
                if (next is not null && Interlocked.Decrement(ref next._users) == 0)
                {
                    next._releasedBefore = released;
                    released = next;
                }

                next = null;
            }

            node._releasedBefore = null;
            node.GradientKeeper = null;
            node.ReleaseSaved();
            node.Drop();
            node.Return();
        }
    }

    public void ReleaseSaved()
    {
        foreach (ref var saved in _saved)
        {
            saved.Release();
        }
    }

    /// <summary>Makes a new or used node the record of an operation on <paramref name="inputs"/>, with one user.</summary>
    protected void Start(ReadOnlySpan<TensorImpl?> inputs)
    {
        _users = 1;
        _inputs = inputs.Length;
        if (_inputs > InputsInline && _manyMakers.Length < _inputs)
        {
            _manyMakers = new Node?[_inputs];
        }

        var next = Next;
        for (var i = 0; i < inputs.Length; i++)
        {
            next[i] = inputs[i] is { } input ? Graph.Maker(input) : null;
        }

        // After the inputs' makers, so that a higher number always means "made from".
        Sequence = Interlocked.Increment(ref _created);
    }

    protected bool Needs(int input) => Next[input] is not null;

    /// <summary>Keeps a tensor for <see cref="Backward"/>, in one of a few numbered slots.</summary>
    protected void Save(int slot, TensorImpl tensor) => _saved[slot].Set(tensor);

    /// <summary>A tensor saved before; fails if it was given up or changed since.</summary>
    protected TensorImpl Saved(int slot) => _saved[slot].Value;

    /// <summary>Lets go of what else the node holds.</summary>
    protected virtual void Drop()
    {
    }

    protected abstract void Return();

    [InlineArray(InputsInline)]
    private struct InlineMakers
    {
        private Node? _first;
    }

    [InlineArray(MostSaved)]
    private struct InlineSaved
    {
        private SavedTensor _first;
    }
}

/// <summary>A node of one kind. Used again, so what rents one sets all of its fields.</summary>
internal abstract class Node<TSelf> : Node
    where TSelf : Node<TSelf>, new()
{
    /// <summary>A node that records an operation on <paramref name="inputs"/>; null stands for an input left out.</summary>
    protected static TSelf Rent(params ReadOnlySpan<TensorImpl?> inputs)
    {
        var node = Pool<TSelf>.Rent();
        node.Start(inputs);
        return node;
    }

    protected sealed override void Return() => Pool<TSelf>.Return((TSelf)this);
}
