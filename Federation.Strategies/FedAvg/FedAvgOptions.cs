using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="FedAvg"/>, and of the strategies that are made from it. Checked, all at once, when the strategy is made.
/// </summary>
public class FedAvgOptions
{
    /// <summary>
    /// The part of the available clients that trains in a round, 0 to 1; 1 unless said otherwise. Rounded down to whole clients, but
    /// not below <see cref="MinFitClients"/>.
    /// </summary>
    public double FractionFit { get; init; } = 1.0;

    /// <summary>
    /// The part of the available clients that evaluates in a round, 0 to 1; 1 unless said otherwise. Rounded down to whole clients,
    /// but not below <see cref="MinEvaluateClients"/>; 0 means that no client evaluates at all.
    /// </summary>
    public double FractionEvaluate { get; init; } = 1.0;

    /// <summary>How many clients train in a round at least, 1 or more; 2 unless said otherwise.</summary>
    public int MinFitClients { get; init; } = 2;

    /// <summary>
    /// How many clients evaluate in a round at least, 1 or more; 2 unless said otherwise. Ignored if
    /// <see cref="FractionEvaluate"/> is 0.
    /// </summary>
    public int MinEvaluateClients { get; init; } = 2;

    /// <summary>
    /// How many clients must be connected before a round begins: at least <see cref="MinFitClients"/> and
    /// <see cref="MinEvaluateClients"/>; 2 unless said otherwise.
    /// </summary>
    public int MinAvailableClients { get; init; } = 2;

    /// <summary>
    /// How many times more clients are asked to train than are wanted, at least 1; 1 unless said otherwise. The round ends as soon as as
    /// many have answered as are wanted; the others are told to stop. Bonawitz et al. 2019 ask 1.3 times as many.
    /// </summary>
    public double OverSelection { get; init; } = 1;

    /// <summary>
    /// How many results of fit make a round count: 1 to the number of clients that are asked when only
    /// <see cref="MinAvailableClients"/> are connected; 1 unless said otherwise.
    /// </summary>
    public int MinFitResults { get; init; } = 1;

    /// <summary>
    /// How many results of evaluate are enough to be used: 1 to the number of clients that are asked when only
    /// <see cref="MinAvailableClients"/> are connected; 1 unless said otherwise. Ignored if <see cref="FractionEvaluate"/> is 0.
    /// </summary>
    public int MinEvaluateResults { get; init; } = 1;

    /// <summary>
    /// How long clients have to train: more than zero, at most 24 days; 10 minutes unless said otherwise. Null means no limit.
    /// </summary>
    public TimeSpan? FitTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long clients have to evaluate: more than zero, at most 24 days; 10 minutes unless said otherwise. Null means no limit.
    /// </summary>
    public TimeSpan? EvaluateTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How much each update counts in the mean: as much as the client has examples, unless said otherwise.
    /// </summary>
    public UpdateWeight Weights { get; init; } = MeanWeights.ByExamples;

    /// <summary>
    /// Whether updates count of clients that did only a part of the work that was asked of them. False unless said otherwise: McMahan et
    /// al. 2017 drop stragglers.
    /// </summary>
    public bool AcceptsPartialWork { get; init; }

    /// <summary>When the run ends before its last round; never, unless said otherwise. <see cref="Stop"/> has the usual rules.</summary>
    public IStoppingRule StoppingRule { get; init; } = Stop.Never;

    /// <summary>The model to start from; null, unless said otherwise, to ask a client for its parameters.</summary>
    public TensorList? InitialParameters { get; init; }

    /// <summary>
    /// Makes the config that the clients of a round train with, given the round's number, from 1. Called once for each round; null,
    /// unless said otherwise, for an empty config.
    /// </summary>
    public Func<int, ScalarMap>? FitConfig { get; init; }

    /// <summary>
    /// Makes the config that the clients of a round evaluate with, given the round's number, from 1. Called once for each round; null,
    /// unless said otherwise, for an empty config.
    /// </summary>
    public Func<int, ScalarMap>? EvaluateConfig { get; init; }

    /// <summary>
    /// Evaluates the global model on the server, given the round's number, 0 for the initial model. Null, unless said otherwise, for no
    /// such evaluation.
    /// </summary>
    public Func<int, TensorList, CancellationToken, ValueTask<EvaluateResult?>>? Evaluate { get; init; }

    /// <summary>
    /// Makes one map of the metrics that clients report with their training; <see cref="WeightedMetrics.Mean"/> unless said otherwise.
    /// </summary>
    public MetricAggregation FitMetrics { get; init; } = WeightedMetrics.Mean;

    /// <summary>
    /// Makes one map of the metrics that clients report with their evaluation; <see cref="WeightedMetrics.Mean"/> unless said otherwise.
    /// </summary>
    public MetricAggregation EvaluateMetrics { get; init; } = WeightedMetrics.Mean;

    /// <summary>Says everything that is wrong with the settings, each in a sentence with the setting's name, value and range.</summary>
    protected virtual IEnumerable<string> FindFaults() => FedAvgOptionsValidator.FindFaults(this);

    /// <exception cref="ArgumentException">There are faults; the message lists all of them.</exception>
    internal void ThrowIfFaulty() => OptionFault.ThrowIfAny(GetType().Name, FindFaults());
}
