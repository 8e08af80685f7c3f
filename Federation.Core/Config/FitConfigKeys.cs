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

    /// <summary>
    /// After how many epochs to stop although more are asked for, as a slow device would: a number, more than 0; the result is then marked
    /// as partial work (<see cref="FitMetricKeys.Work"/>).
    /// </summary>
    public const string EpochLimit = "epoch-limit";

    /// <summary>
    /// After how many seconds to stop although not all of the work is done: a number, more than 0; the result is then marked as partial
    /// work (<see cref="FitMetricKeys.Work"/>). At least one batch is trained on.
    /// </summary>
    public const string TimeBudget = "time-budget";

    /// <summary>Whether to measure and report <see cref="FitMetricKeys.InitialLoss"/>: a bool.</summary>
    public const string ReportInitialLoss = "report-initial-loss";

    /// <summary>
    /// How far from the model that was given an update may lie, by L2 norm over all floating-point tensors, before a clipping client
    /// shortens it and reports <see cref="FitMetricKeys.Clipped"/>: a finite number, more than 0.
    /// </summary>
    public const string ClippingNorm = "clipping-norm";

    /// <summary>
    /// How the update is to be encoded (<see cref="UpdateCompression.Encoding"/>): a string. Empty for an update as it is; that is also
    /// what a client sends that does not know the encoding. Understood by clients that compression goes round.
    /// </summary>
    public const string UpdateEncoding = "update-encoding";

    /// <summary>
    /// Which part of the numbers is sent, where <see cref="UpdateEncoding"/> asks for a part only: a number, more than 0, at most 1.
    /// </summary>
    public const string UpdateFraction = "update-fraction";

    /// <summary>
    /// Whether what <see cref="UpdateEncoding"/> loses of an update is added to the next: a bool; as the encoding has it unless said otherwise.
    /// </summary>
    public const string ErrorFeedback = "error-feedback";

    /// <summary>
    /// The round of the client's last change of its SCAFFOLD control variate that the server has taken into its own: an integer, 0 if it has
    /// none. The client goes on from what its control variate was after that round, and from 0 if it has none: a change that got lost on
    /// its way would otherwise stay between the client's and the server's for good.
    /// </summary>
    public const string ControlVariateRound = "control-variate-round";
}
