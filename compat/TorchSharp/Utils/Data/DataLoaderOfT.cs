using System.Collections;
using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>Batches of the samples of a data set.</summary>
/// <typeparam name="T">The type of a sample.</typeparam>
/// <typeparam name="S">The type of a batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <summary>Makes a loader.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="batchSize">Samples in a batch, at least 1.</param>
    /// <param name="collate_fn">Makes a batch of samples on a device.</param>
    /// <param name="shuffler">The order: numbers of samples, read anew for each loop.</param>
    /// <param name="device">The device of the batches; the CPU if null.</param>
    /// <param name="num_worker">How many threads get samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
    /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
    public DataLoader(
        torch.utils.data.Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, torch.Device, S> collate_fn,
        IEnumerable<long> shuffler,
        torch.Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(collate_fn);
        ArgumentNullException.ThrowIfNull(shuffler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        this.dataset = dataset;
        batch_size = batchSize;
        this.collate_fn = collate_fn;
        sampler = shuffler;
        Device = torch.CheckDevice(device);
        num_workers = Math.Max(num_worker, 1);
        this.drop_last = drop_last;
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <summary>Makes a loader.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="batchSize">Samples in a batch, at least 1.</param>
    /// <param name="collate_fn">Makes a batch of samples on a device.</param>
    /// <param name="shuffle">Whether to take the samples in random order.</param>
    /// <param name="device">The device of the batches; the CPU if null.</param>
    /// <param name="seed">The seed of the order, which is then the same each time; random if null.</param>
    /// <param name="num_worker">How many threads get samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
    /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
    public DataLoader(
        torch.utils.data.Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, torch.Device, S> collate_fn,
        bool shuffle = false,
        torch.Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : this(
            dataset,
            batchSize,
            collate_fn,
            shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count),
            device,
            num_worker,
            drop_last,
            disposeBatch,
            disposeDataset)
    {
    }

    /// <summary>The data set.</summary>
    public torch.utils.data.Dataset<T> dataset { get; }

    /// <summary>Samples in a batch.</summary>
    public int batch_size { get; }

    /// <summary>Whether a last batch of fewer samples is left out.</summary>
    public bool drop_last { get; }

    /// <summary>The numbers of the samples in the order in which they are taken.</summary>
    public IEnumerable<long> sampler { get; }

    /// <summary>How many threads get samples.</summary>
    public int num_workers { get; }

    /// <summary>Makes a batch of samples on a device.</summary>
    public Func<IEnumerable<T>, torch.Device, S> collate_fn { get; }

    /// <summary>The device of the batches.</summary>
    public torch.Device Device { get; }

    /// <summary>Whether a batch is disposed when the next one is asked for.</summary>
    public bool DisposeBatch { get; }

    /// <summary>Whether the data set is disposed with the loader.</summary>
    public bool DisposeDataset { get; }

    /// <summary>The number of batches.</summary>
    public long Count => (dataset.Count + (drop_last ? 0 : batch_size - 1)) / batch_size;

    /// <summary>The batches, made one by one.</summary>
    public IEnumerator<S> GetEnumerator() => new Internal.BatchEnumerator<T, S>(this);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes the data set, if the loader was told to.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the data set, if the loader was told to.</summary>
    /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
        {
            dataset.Dispose();
        }
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            yield return i;
        }
    }
}
