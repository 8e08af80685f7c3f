using Federation.Core;
using Federation.Data;

namespace Federation.TorchSharp;

/// <summary>What one fit goes by: the options, and what the instruction's config says instead.</summary>
internal sealed record TrainingSettings(
    int? Epochs, int? Batches, int BatchSize, double? LearningRate, double ProximalMu, long Seed, long ClientNumber)
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
            reader.NumberFromZero(FitConfigKeys.LearningRate),
            reader.NumberFromZero(FitConfigKeys.ProximalMu) ?? options.ProximalMu,
            reader.Integer(FitConfigKeys.Seed) ?? options.Seed,
            options.ClientNumber);
        reader.ThrowIfRefused();
        return settings;
    }

    /// <summary>How many batches the fit has.</summary>
    public long BatchesOf(int examples) => Batches ?? ((long)Epochs!.Value * BatchOrder.BatchCount(examples, BatchSize));

    /// <summary>Decides the order of one epoch, from 0, of one round.</summary>
    public ulong SeedOf(int round, int epoch) => Seeds.Derive((ulong)Seed, ClientNumber, round, epoch);
}
