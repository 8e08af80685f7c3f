using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp.Internal;

/// <summary>
/// The batches of a loader. What making one leaves behind is disposed at once, the batch when the next is asked for.
/// </summary>
internal sealed class BatchEnumerator<T, S> : IEnumerator<S>
{
    private readonly DataLoader<T, S> _loader;
    private readonly List<long> _indices = [];
    private IEnumerator<long> _order;
    private IDisposable[] _batch = [];
    private S? _current;

    public BatchEnumerator(DataLoader<T, S> loader)
    {
        _loader = loader;
        _order = loader.sampler.GetEnumerator();
    }

    public S Current => _current!;

    object? IEnumerator.Current => _current;

    public bool MoveNext()
    {
        DisposeBatch();
        _indices.Clear();
        while (_indices.Count < _loader.batch_size && _order.MoveNext())
        {
            _indices.Add(_order.Current);
        }

        if (_indices.Count == 0 || (_loader.drop_last && _indices.Count < _loader.batch_size))
        {
            return false;
        }

        var leftovers = new IDisposable[_indices.Count][];
        try
        {
            var samples = GetSamples(leftovers);
            using var scope = torch.NewDisposeScope();
            _current = _loader.collate_fn(samples, _loader.Device);
            var made = DetachAll(scope);
            _batch = _loader.DisposeBatch ? made : [];
        }
        finally
        {
            Array.ForEach(leftovers, DisposeAll);
        }

        return true;
    }

    public void Reset()
    {
        DisposeBatch();
        _order.Dispose();
        _order = _loader.sampler.GetEnumerator();
    }

    public void Dispose()
    {
        _order.Dispose();
        DisposeBatch();
    }

    private static IDisposable[] DetachAll(DisposeScope scope)
    {
        IDisposable[] all = [.. scope.DisposablesView];
        scope.Detach(all);
        return all;
    }

    private static void DisposeAll(IDisposable[]? disposables)
    {
        foreach (var disposable in disposables ?? [])
        {
            disposable.Dispose();
        }
    }

    private T[] GetSamples(IDisposable[][] leftovers)
    {
        var samples = new T[_indices.Count];
        if (_loader.num_workers == 1)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                Get(i);
            }
        }
        else
        {
            ParallelEnumerable.Range(0, samples.Length).WithDegreeOfParallelism(_loader.num_workers).ForAll(Get);
        }

        return samples;

        // Dispose scopes belong to a thread.
        void Get(int i)
        {
            using var scope = torch.NewDisposeScope();
            samples[i] = _loader.dataset.GetTensor(_indices[i]);
            leftovers[i] = DetachAll(scope);
        }
    }

    private void DisposeBatch()
    {
        DisposeAll(_batch);
        _batch = [];
    }
}
