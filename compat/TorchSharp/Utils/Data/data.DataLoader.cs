namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Batches of samples of named tensors: those of a name stacked.</summary>
            /// <param name="dataset">The data set.</param>
            /// <param name="batchSize">Samples in a batch, at least 1.</param>
            /// <param name="shuffler">The order: numbers of samples, read anew for each loop.</param>
            /// <param name="device">The device of the batches; the CPU if null.</param>
            /// <param name="num_worker">How many threads get samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
            public static Modules.DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of named tensors: those of a name stacked.</summary>
            /// <param name="dataset">The data set.</param>
            /// <param name="batchSize">Samples in a batch, at least 1.</param>
            /// <param name="shuffle">Whether to take the samples in random order.</param>
            /// <param name="device">The device of the batches; the CPU if null.</param>
            /// <param name="seed">The seed of the order, which is then the same each time; random if null.</param>
            /// <param name="num_worker">How many threads get samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
            public static Modules.DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of tensors: those at a place stacked.</summary>
            /// <param name="dataset">The data set.</param>
            /// <param name="batchSize">Samples in a batch, at least 1.</param>
            /// <param name="shuffler">The order: numbers of samples, read anew for each loop.</param>
            /// <param name="device">The device of the batches; the CPU if null.</param>
            /// <param name="num_worker">How many threads get samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
            public static Modules.IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <summary>Batches of samples of tensors: those at a place stacked.</summary>
            /// <param name="dataset">The data set.</param>
            /// <param name="batchSize">Samples in a batch, at least 1.</param>
            /// <param name="shuffle">Whether to take the samples in random order.</param>
            /// <param name="device">The device of the batches; the CPU if null.</param>
            /// <param name="seed">The seed of the order, which is then the same each time; random if null.</param>
            /// <param name="num_worker">How many threads get samples.</param>
            /// <param name="drop_last">Whether to leave out a last batch of fewer samples.</param>
            /// <param name="disposeBatch">Whether a batch is disposed when the next one is asked for.</param>
            /// <param name="disposeDataset">Whether the data set is disposed with the loader.</param>
            public static Modules.IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
        }
    }
}
