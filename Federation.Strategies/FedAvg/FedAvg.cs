using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Federated averaging (McMahan et al. 2017): a random part of the clients trains the global model on its own data, and the next
/// global model is the mean of what they return, weighted by their numbers of examples.
/// </summary>
/// <remarks>
/// Every seam can be replaced, which is how most other strategies are made: they derive from this class and set one of them, or you
/// set it with an initializer. Where a seam is replaced, the options that describe it are not used.
/// </remarks>
/// <example>
/// <code>
/// var strategy = new FedAvg(new FedAvgOptions { FractionFit = 0.1, MinAvailableClients = 10 })
/// {
///     Aggregator = new MyAggregator(),
/// };
/// </code>
/// </example>
public class FedAvg : IStrategy
{
    private readonly FedAvgOptions _options;

    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedAvg(FedAvgOptions? options = null)
    {
        _options = options ?? new FedAvgOptions();
        _options.ThrowIfFaulty();

        FitSelector = new UniformSelector(_options.FractionFit, _options.MinFitClients, _options.MinAvailableClients, _options.OverSelection);
        EvaluateSelector = _options.FractionEvaluate == 0
            ? new UniformSelector(0, 0, 0)
            : new UniformSelector(_options.FractionEvaluate, _options.MinEvaluateClients, _options.MinAvailableClients);
        Instructor = new SharedInstructor(_options.FitConfig, _options.EvaluateConfig);
        Aggregator = new MeanAggregator(_options.Weights);
        FitRule = new Quorum(_options.MinFitResults, _options.FitTimeout);
        EvaluateRule = new Quorum(Math.Max(_options.MinEvaluateResults, 1), _options.EvaluateTimeout);
        StoppingRule = _options.StoppingRule;
    }

    /// <inheritdoc/>
    public IClientSelector FitSelector { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IClientSelector EvaluateSelector { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IInstructor Instructor { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IAggregator Aggregator { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IRoundRule FitRule { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IRoundRule EvaluateRule { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public IStoppingRule StoppingRule { get; init => field = NotNull(value); }

    /// <inheritdoc/>
    public bool AcceptsPartialWork => _options.AcceptsPartialWork;

    /// <inheritdoc/>
    public MetricAggregation FitMetrics => _options.FitMetrics;

    /// <inheritdoc/>
    public MetricAggregation EvaluateMetrics => _options.EvaluateMetrics;

    /// <inheritdoc/>
    public TensorList? InitialParameters => _options.InitialParameters;

    /// <inheritdoc/>
    public virtual ValueTask<EvaluateResult?> EvaluateAsync(int round, TensorList model, CancellationToken cancellationToken) =>
        _options.Evaluate is { } evaluate ? evaluate(round, model, cancellationToken) : ValueTask.FromResult<EvaluateResult?>(null);

    private static T NotNull<T>(T value, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => value ?? throw new ArgumentNullException(name);
}
