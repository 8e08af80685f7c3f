namespace TorchSharp;

/// <content>Ways out of a scope. Each throws <see cref="ObjectDisposedException"/> when the scope has ended.</content>
public sealed partial class DisposeScope
{
    /// <summary>Hands an object to the scope around this one; to nobody if there is none.</summary>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, OuterScope);
        return disposable;
    }

    /// <summary>Hands two objects to the scope around this one; to nobody if there is none.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOuter([first, second]);
        return (first, second);
    }

    /// <summary>Hands three objects to the scope around this one; to nobody if there is none.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOuter([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Hands objects to the scope around this one; to nobody if there is none.</summary>
    /// <param name="disposables">The objects.</param>
    public void MoveToOuter(params IDisposable[] disposables) =>
        MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Hands objects to the scope around this one; to nobody if there is none.</summary>
    /// <param name="disposables">The objects.</param>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Hands an object to another scope; to nobody if that is null.</summary>
    /// <param name="scope">The scope that takes over.</param>
    /// <param name="disposable">The object.</param>
    /// <returns>The object.</returns>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Hands two objects to another scope; to nobody if that is null.</summary>
    /// <param name="scope">The scope that takes over.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(scope, [first, second]);
        return (first, second);
    }

    /// <summary>Hands three objects to another scope; to nobody if that is null.</summary>
    /// <param name="scope">The scope that takes over.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(scope, [first, second, third]);
        return (first, second, third);
    }

    /// <summary>Hands objects to another scope; to nobody if that is null.</summary>
    /// <param name="scope">The scope that takes over.</param>
    /// <param name="disposables">The objects.</param>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Hands objects to another scope; to nobody if that is null.</summary>
    /// <param name="scope">The scope that takes over.</param>
    /// <param name="disposables">The objects.</param>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            Move(disposable, scope);
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

    /// <summary>Takes two objects out of all scopes.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach([first, second]);
        return (first, second);
    }

    /// <summary>Takes three objects out of all scopes.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Detach([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Takes objects out of all scopes.</summary>
    /// <param name="disposables">The objects.</param>
    public void Detach(params IDisposable[] disposables) =>
        Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out of all scopes.</summary>
    /// <param name="disposables">The objects.</param>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    private void Move(IDisposable disposable, DisposeScope? target)
    {
        CheckOpen();
        if (!Disposables.Remove(disposable))
        {
            return;
        }

        if (target is not null)
        {
            Give(disposable, target);
        }
        else if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }
}
