using TorchSharp.Internal;

namespace TorchSharp;

/// <summary>Disposes, when it ends, the tensors made while it was the thread's innermost scope.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private DisposableSet? _disposables;

    /// <summary>Makes a scope inside the thread's innermost one.</summary>
    /// <param name="disposeScopeManager">The thread's scopes.</param>
    public DisposeScope(DisposeScopeManager disposeScopeManager)
    {
        ArgumentNullException.ThrowIfNull(disposeScopeManager);
        _manager = disposeScopeManager;
        OuterScope = disposeScopeManager.DisposeScopeStack.TryPeek(out var outer) ? outer : null;
    }

    /// <summary>A copy of the list of what the scope will dispose.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. Disposables];

    /// <summary>How many objects the scope will dispose.</summary>
    public int DisposablesCount => Disposables.Count;

    internal DisposeScope? OuterScope { get; }

    private DisposableSet Disposables => _disposables ??= Pool<DisposableSet>.Rent();

    /// <summary>Adds an object that the scope is to dispose; tensors are added by themselves.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T Include<T>(T disposable)
        where T : IDisposable
    {
        Disposables.Add(disposable);
        return disposable;
    }

    /// <summary>Hands an object to the scope around this one; to nobody if there is none.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, OuterScope);
        return disposable;
    }

    /// <summary>Hands objects to the scope around this one; to nobody if there is none.</summary>
    /// <param name="disposables">The objects.</param>
    public void MoveToOuter(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
        {
            Move(disposable, OuterScope);
        }
    }

    /// <summary>Takes an object out of all scopes.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    /// <summary>Takes objects out of all scopes.</summary>
    /// <param name="disposables">The objects.</param>
    public void Detach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
        {
            Move(disposable, null);
        }
    }

    /// <summary>Puts an object into this scope.</summary>
    /// <param name="disposable">The object.</param>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope?.Disposables.Remove(tensor);
            tensor.OwningDisposeScope = this;
        }

        Disposables.Add(disposable);
    }

    /// <summary>Disposes everything in the scope now; the scope goes on.</summary>
    public void DisposeEverything() => DisposeAllBut([]);

    /// <summary>Disposes everything in the scope now but the given objects; the scope goes on.</summary>
    /// <param name="keep">The objects to keep.</param>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeAllBut(keep);

    /// <summary>Disposes everything in the scope now but the given object; the scope goes on.</summary>
    /// <param name="keep">The object to keep.</param>
    /// <returns>The object kept.</returns>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeAllBut([keep]);
        return keep;
    }

    /// <summary>Tells the scope that an object in it was disposed.</summary>
    /// <param name="disposable">The object.</param>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    /// <summary>Whether an object is in the scope.</summary>
    /// <param name="disposable">The object.</param>
    public bool Contains(IDisposable disposable) => Disposables.Contains(disposable);

    /// <summary>Disposes everything in the scope and ends it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        _manager.RemoveDisposeScope(this);
    }

    internal void Replace(torch.Tensor old, torch.Tensor replacement)
    {
        if (Disposables.Remove(old))
        {
            old.OwningDisposeScope = null;
            Include(replacement);
            replacement.OwningDisposeScope = this;
        }
    }

    private void DisposeAllBut(ReadOnlySpan<IDisposable> keep)
    {
        var old = Disposables;
        _disposables = null;
        foreach (var kept in keep)
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

    private void Move(IDisposable disposable, DisposeScope? target)
    {
        if (!Disposables.Remove(disposable))
        {
            return;
        }

        target?.Disposables.Add(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = target;
        }
    }

    private sealed class DisposableSet() : HashSet<IDisposable>(ReferenceEqualityComparer.Instance);
}
