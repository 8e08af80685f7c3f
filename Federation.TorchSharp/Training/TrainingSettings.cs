using Federation.Core;
using Federation.Data;

namespace Federation.TorchSharp;

/// <summary>What one fit goes by: the options, and what the instruction's config says instead.</summary>
internal sealed record TrainingSettings(
    int? Epochs, int? Batches, int BatchSize, bool DropLast, double? LearningRate, double ProximalMu, long Seed, long ClientNumber)
{
    /// <summary>Puts both together.</summary>
    /// <exception cref="ArgumentException">Entries of the config cannot be used; the message names each.</exception>
    public static TrainingSettings Of(LocalTrainingOptions options, ScalarMap config)
    {
        var reader = new ConfigReader(config);
        var epochs = reader.PositiveInteger(FitConfigKeys.Epochs);
        var batches = reader.PositiveInteger(FitConfigKeys.Batches);
        if (epochs is not null && batches is not null)
        {
            reader.Refuse($"\"{FitConfigKeys.Epochs}\" and \"{FitConfigKeys.Batches}\" are both given; a fit has one or the other");
        }

        if (epochs is null && batches is null)
        {
            (epochs, batches) = (options.Epochs, options.Batches);
        }

        var settings = new TrainingSettings(
            batches is null ? epochs ?? 1 : null,
            batches,
            reader.PositiveInteger(FitConfigKeys.BatchSize) ?? options.BatchSize,
            options.DropLast,
            reader.NumberFromZero(FitConfigKeys.LearningRate),
            reader.NumberFromZero(FitConfigKeys.ProximalMu) ?? options.ProximalMu,
            reader.Integer(FitConfigKeys.Seed) ?? options.Seed,
            options.ClientNumber);
        reader.ThrowIfRefused();
        return settings;
    }

    /// <summary>How many batches the fit has.</summary>
    /// <exception cref="InvalidOperationException">There are too few examples for any.</exception>
    public long BatchesOf(int examples) => BatchOrder.BatchCount(examples, BatchSize, DropLast) switch
    {
        0 when examples == 0 => throw new InvalidOperationException("There are no examples to train on."),
        0 => throw new InvalidOperationException(
            $"There are {examples} examples, fewer than a batch of {BatchSize}, and smaller batches are left out ({nameof(DropLast)})."),
        var batches => Batches ?? ((long)Epochs!.Value * batches),
    };

    /// <summary>One epoch, from 0, of one round.</summary>
    public IEnumerable<ReadOnlyMemory<int>> Epoch(int examples, int round, int epoch) =>
        BatchOrder.Shuffled(examples, BatchSize, Seeds.Derive((ulong)Seed, ClientNumber, round, epoch), DropLast);
}
