namespace TorchSharp.Modules;

/// <summary>Batches of samples of tensors: those at a place stacked.</summary>
public class IterableDataLoader : DataLoader<IList<torch.Tensor>, IList<torch.Tensor>>
{
    /// <inheritdoc cref="DataLoader(torch.utils.data.Dataset, int, IEnumerable{long}, torch.Device, int, bool, bool, bool)"/>
    public IterableDataLoader(
        torch.utils.data.IterableDataset dataset,
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

    /// <inheritdoc cref="DataLoader(torch.utils.data.Dataset, int, bool, torch.Device, int?, int, bool, bool, bool)"/>
    public IterableDataLoader(
        torch.utils.data.IterableDataset dataset,
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

    private static IList<torch.Tensor> Collate(IEnumerable<IList<torch.Tensor>> samples, torch.Device device)
    {
        IList<torch.Tensor>[] all = [.. samples];
        return [.. all[0].Select((_, place) => torch.stack([.. all.Select(sample => sample[place])]))];
    }
}
