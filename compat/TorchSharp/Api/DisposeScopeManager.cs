namespace TorchSharp;

/// <summary>Keeps the dispose scopes of a thread. Each thread has its own.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    internal static DisposeScopeManager ThreadSingleton => _ofThread ??= new DisposeScopeManager();

    internal Stack<DisposeScope> DisposeScopeStack { get; } = new();

    internal static DisposeScope NewDisposeScope()
    {
        var manager = ThreadSingleton;
        var scope = new DisposeScope(manager);
        manager.DisposeScopeStack.Push(scope);
        return scope;
    }

    internal DisposeScope? RegisterOnCurrentDisposeScope(IDisposable disposable)
    {
        if (!DisposeScopeStack.TryPeek(out var scope))
        {
            return null;
        }

        scope.Include(disposable);
        return scope;
    }

    internal void RemoveDisposeScope(DisposeScope scope)
    {
        // Scopes that were opened inside and never closed end with the one around them.
        while (DisposeScopeStack.Contains(scope) && DisposeScopeStack.Pop() is { } top && top != scope)
        {
            top.DisposeEverything();
        }
    }
}
