namespace Federation.Core;

/// <summary>
/// The entries of a fit instruction's config that the ready clients understand. Each overrides what the client was set up with;
/// an entry outside its range is refused by name, and entries of other names are left to others.
/// </summary>
/// <example><code>FitConfig = round => new ScalarMap((FitConfigKeys.Epochs, 2), (FitConfigKeys.LearningRate, 0.1 / round))</code></example>
public static class FitConfigKeys
{
    /// <summary>How often to go through all local examples: an integer, at least 1. Not together with <see cref="Batches"/>.</summary>
    public const string Epochs = "epochs";

    /// <summary>
    /// How many batches to train on, going through the local examples as often as it takes: an integer, at least 1. Not together
    /// with <see cref="Epochs"/>.
    /// </summary>
    public const string Batches = "batches";

    /// <summary>Examples of a training batch: an integer, at least 1.</summary>
    public const string BatchSize = "batch-size";

    /// <summary>The optimizer's learning rate: a finite number, at least 0.</summary>
    public const string LearningRate = "learning-rate";

    /// <summary>
    /// FedProx's µ, the weight of the proximal term µ/2 · ‖w - w_global‖²: a finite number, at least 0; at 0 the training is plain.
    /// </summary>
    public const string ProximalMu = "proximal-mu";

    /// <summary>Decides, with the client and the round, in which order the examples are gone through: an integer.</summary>
    public const string Seed = "seed";
}
