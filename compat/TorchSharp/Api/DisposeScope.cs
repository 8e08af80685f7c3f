using TorchSharp.Internal;

namespace TorchSharp;

/// <summary>Disposes, when it ends, the tensors made while it was the thread's innermost scope.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;
    private DisposableSet? _disposables;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    /// <summary>A copy of the list of what the scope will dispose.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            CheckOpen();
            return [.. Disposables];
        }
    }

    /// <summary>How many objects the scope will dispose.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public int DisposablesCount
    {
        get
        {
            CheckOpen();
            return Disposables.Count;
        }
    }

    internal DisposeScope? OuterScope { get; set; }

    private DisposableSet Disposables => _disposables ??= Pool<DisposableSet>.Rent();

    /// <summary>Puts a tensor into this scope and takes it out of the one that it is in.</summary>
    /// <param name="disposable">The tensor.</param>
    /// <exception cref="InvalidOperationException">It is not a tensor.</exception>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public void Attach(IDisposable disposable)
    {
        CheckOpen();
        Give(disposable, this);
    }

    /// <summary>Disposes everything in the scope now; the scope goes on.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes everything in the scope now but the given objects; the scope goes on.</summary>
    /// <param name="inKeep">The objects to keep.</param>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        CheckOpen();
        var old = Disposables;
        _disposables = null;
        foreach (var kept in inKeep)
        {
            Disposables.Add(kept);
        }

        foreach (var disposable in old)
        {
            if (_disposables?.Contains(disposable) == true)
            {
                continue;
            }

            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = null;
            }

            disposable.Dispose();
        }

        old.Clear();
        Pool<DisposableSet>.Return(old);
    }

    /// <summary>Tells the scope that an object in it was disposed.</summary>
    /// <param name="disposable">The object.</param>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public void MarkAsDisposed(IDisposable disposable)
    {
        CheckOpen();
        Disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    /// <summary>Whether an object is in the scope.</summary>
    /// <param name="disposable">The object.</param>
    public bool Contains(IDisposable disposable) => _disposables?.Contains(disposable) == true;

    /// <summary>Disposes everything in the scope and ends it; scopes opened inside go on.</summary>
    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        DisposeEverything();
        _manager.RemoveDisposeScope(this);
        _manager = null;
    }

    /// <summary>Adds a tensor that is in no scope yet.</summary>
    internal void Register(torch.Tensor tensor) => Disposables.Add(tensor);

    internal void Replace(torch.Tensor old, torch.Tensor replacement)
    {
        if (Disposables.Remove(old))
        {
            old.OwningDisposeScope = null;
            Give(replacement, this);
        }
    }

    private static void Give(IDisposable disposable, DisposeScope target)
    {
        if (disposable is not torch.Tensor tensor)
        {
            throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
        }

        if (tensor.OwningDisposeScope != target)
        {
            tensor.OwningDisposeScope?.Disposables.Remove(tensor);
            tensor.OwningDisposeScope = target;
            target.Disposables.Add(tensor);
        }
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(_manager is null, this);

    private sealed class DisposableSet() : HashSet<IDisposable>(ReferenceEqualityComparer.Instance);
}
