using Federation.Core;
using Federation.Data;

namespace Federation.TorchSharp;

/// <summary>What one fit goes by: the options, and what the instruction's config says instead.</summary>
internal sealed record TrainingSettings(
    int? Epochs, int? Batches, int BatchSize, bool DropLast, double? LearningRate, double ProximalMu, long Seed, long ClientNumber)
{
    /// <summary>After how many epochs to stop although more are asked for; null for no such limit.</summary>
    public double? EpochLimit { get; init; }

    /// <summary>After how many seconds to stop; null for no such limit.</summary>
    public double? TimeBudget { get; init; }

    /// <summary>Whether the given model's loss is to be measured.</summary>
    public bool ReportInitialLoss { get; init; }

    /// <summary>Puts both together.</summary>
    /// <exception cref="ArgumentException">Entries of the config cannot be used; the message names each.</exception>
    public static TrainingSettings Of(LocalTrainingOptions options, ScalarMap config, string clientId)
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
            options.ClientNumber ?? NumberOf(clientId))
        {
            EpochLimit = reader.PositiveNumber(FitConfigKeys.EpochLimit),
            TimeBudget = reader.PositiveNumber(FitConfigKeys.TimeBudget),
            ReportInitialLoss = reader.Bool(FitConfigKeys.ReportInitialLoss) ?? false,
        };
        reader.ThrowIfRefused();
        return settings;
    }

    /// <summary>How many batches are asked of the fit, and after how many it stops, at least one.</summary>
    /// <exception cref="InvalidOperationException">There are too few examples for any.</exception>
    public (long Asked, long Limit) BatchesOf(int examples)
    {
        var ofEpoch = BatchOrder.BatchCount(examples, BatchSize, DropLast);
        if (ofEpoch == 0)
        {
            throw new InvalidOperationException(examples == 0
                ? "There are no examples to train on."
                : $"There are {examples} examples, fewer than a batch of {BatchSize}, and smaller batches are left out ({nameof(DropLast)}).");
        }

        // Rounded down to whole batches; 0.29 of a hundred is a little less than 29, and must not be 28 for the sake of the last bit.
        var asked = Batches ?? ((long)Epochs!.Value * ofEpoch);
        return (asked, EpochLimit is { } epochs ? (long)Math.Clamp(Math.Floor((epochs * ofEpoch) + 1e-9), 1, asked) : asked);
    }

    /// <summary>The seed of what the model itself draws in a round.</summary>
    public long TorchSeed(int round) => (long)(Seeds.Derive((ulong)Seed, ClientNumber, round) >> 1);

    /// <summary>One epoch, from 0, of one round.</summary>
    public IEnumerable<ReadOnlyMemory<int>> Epoch(int examples, int round, int epoch) =>
        BatchOrder.Shuffled(examples, BatchSize, Seeds.Derive((ulong)Seed, ClientNumber, round, epoch), DropLast);

    private static long NumberOf(string clientId) =>
        clientId.Length == 0 ? 0 : (long)Seeds.Derive(0, [.. clientId.Select(character => (long)character)]);
}
