namespace TorchSharp;

/// <content>What takes several objects.</content>
public sealed partial class DisposeScope
{
    /// <summary>Puts tensors into this scope and takes them out of those that they are in.</summary>
    /// <param name="disposables">The tensors.</param>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Puts tensors into this scope and takes them out of those that they are in.</summary>
    /// <param name="disposables">The tensors.</param>
    /// <returns>The tensors.</returns>
    /// <exception cref="InvalidOperationException">One is not a tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            Attach(disposable);
            attached.Add(disposable);
        }

        return attached;
    }

    /// <summary>Disposes everything in the scope now but an object; the scope goes on.</summary>
    /// <param name="keep">The object.</param>
    /// <returns>The object.</returns>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes everything in the scope now but two objects; the scope goes on.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    /// <summary>Disposes everything in the scope now but three objects; the scope goes on.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes everything in the scope now but objects; the scope goes on.</summary>
    /// <param name="keep">The objects.</param>
    public void DisposeEverythingBut(params IDisposable[] keep) =>
        DisposeEverythingBut((IEnumerable<IDisposable>)keep);
}
