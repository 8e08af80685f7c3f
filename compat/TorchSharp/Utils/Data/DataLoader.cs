namespace TorchSharp.Modules;

/// <summary>Batches of samples of named tensors: those of a name stacked.</summary>
public class DataLoader : DataLoader<Dictionary<string, torch.Tensor>, Dictionary<string, torch.Tensor>>
{
    /// <summary>Makes a loader.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="batchSize">Samples in a batch, at least 1.</param>
    /// <param name="shuffler">The order: numbers of samples, read anew for each loop.</param>
    /// <param name="device">The device of the batches; the CPU if null.</param>
    /// <param name="num_worker">How many threads get samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
    /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
    public DataLoader(
        torch.utils.data.Dataset dataset,
        int batchSize,
        IEnumerable<long> shuffler,
        torch.Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>Makes a loader.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="batchSize">Samples in a batch, at least 1.</param>
    /// <param name="shuffle">Whether to take the samples in random order.</param>
    /// <param name="device">The device of the batches; the CPU if null.</param>
    /// <param name="seed">The seed of the order, which is then the same each time; random if null.</param>
    /// <param name="num_worker">How many threads get samples.</param>
    /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
    /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
    /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
    public DataLoader(
        torch.utils.data.Dataset dataset,
        int batchSize,
        bool shuffle = false,
        torch.Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    private static Dictionary<string, torch.Tensor> Collate(
        IEnumerable<Dictionary<string, torch.Tensor>> samples, torch.Device device)
    {
        Dictionary<string, torch.Tensor>[] all = [.. samples];
        return all[0].Keys.ToDictionary(
            key => key, key => torch.stack([.. all.Select(sample => sample[key])]), StringComparer.Ordinal);
    }
}
