using Federation.Client;
using Federation.Core;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>
/// How a <see cref="LocalTrainer"/> trains and evaluates. Checked, all at once, when the trainer is made; what
/// <see cref="FitConfigKeys"/> names can be overridden by each instruction's config.
/// </summary>
public class LocalTrainingOptions
{
    /// <summary>
    /// How often a fit goes through all examples, at least 1. Not together with <see cref="Batches"/>; where neither is said, once.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// How many batches a fit trains on, at least 1, going through the examples as often as it takes. Not together with
    /// <see cref="Epochs"/>.
    /// </summary>
    public int? Batches { get; init; }

    /// <summary>Examples of a training batch, at least 1; the last batch of an epoch may have fewer. 32 unless said otherwise.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Leaves an epoch's last batch out where it has fewer examples, other ones each time: a batch norm cannot train on a single one.
    /// False unless said otherwise.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>Examples that are evaluated at a time, at least 1; 256 unless said otherwise.</summary>
    public int EvaluationBatchSize { get; init; } = 256;

    /// <summary>
    /// Decides, with <see cref="ClientNumber"/>, the round and the epoch, in which order the examples are gone through; 0 unless said
    /// otherwise. What the model itself draws, such as dropout, comes from torch's own generator (<see cref="SeedTorch"/>) or from
    /// one of the module's own (<see cref="ISeeded"/>).
    /// </summary>
    public long Seed { get; init; }

    /// <summary>
    /// Seeds torch's own generator, from which dropout draws, at the beginning of each fit, by <see cref="Seed"/>,
    /// <see cref="ClientNumber"/> and the round, so that a fit can be repeated. That generator is one for the whole process: clients of
    /// one process that train at the same time still draw from each other's numbers, which modules with a generator of their own do not
    /// (<see cref="ISeeded"/>, <see cref="SeededDropout"/>; seeded in any case). False unless said otherwise.
    /// </summary>
    public bool SeedTorch { get; init; }

    /// <summary>
    /// A number of the client's own, so that clients of the same seed shuffle differently. Null, unless said otherwise: then the id under
    /// which the client takes part decides in its place (<see cref="FitRequest.ClientId"/>), or 0 where there is none.
    /// </summary>
    public long? ClientNumber { get; init; }

    /// <summary>The weight µ of FedProx's <see cref="ProximalTerm"/>: a finite number, at least 0; 0, plain training, unless said otherwise.</summary>
    public double ProximalMu { get; init; }

    /// <summary>
    /// Layers that are trained but stay with the client, as in FedPer (Arivazhagan et al. 2019, arXiv:1912.00818); batch norms, for FedBN
    /// (Li et al. 2021, arXiv:2102.07623). They live in the model: a client that is to keep them when it is started again saves the model, or
    /// its own state (<see cref="IStatefulClient"/>).
    /// <see cref="LayerSelection.None"/> unless said otherwise.
    /// </summary>
    public LayerSelection Personal { get; init; } = LayerSelection.None;

    /// <summary>
    /// Layers that are neither trained nor sent: their parameters get no gradients, and a module that is frozen as a whole runs
    /// in evaluation mode, so that a batch norm keeps its statistics. <see cref="LayerSelection.None"/> unless said otherwise.
    /// </summary>
    public LayerSelection Frozen { get; init; } = LayerSelection.None;

    /// <summary>
    /// Keeps the optimizer and its state, such as momentum, from one fit to the next. False, unless said otherwise: each fit has
    /// a new optimizer, as in FedAvg. After a fit that failed or was cancelled there is a new one in any case.
    /// </summary>
    public bool KeepOptimizer { get; init; }

    /// <summary>What a config's <see cref="FitConfigKeys.TimeBudget"/> is measured by; the system's clock unless said otherwise.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// What an evaluation measures besides the loss, given the model's output and the target of a batch; averaged over the examples.
    /// Null, unless said otherwise, for <c>"accuracy"</c>, 0 to 1, where the target is a class for each row of the output, and nothing elsewhere.
    /// </summary>
    public Func<Tensor, Tensor, ScalarMap>? Metrics { get; init; }
}
