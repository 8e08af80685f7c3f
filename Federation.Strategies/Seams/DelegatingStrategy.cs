using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// A strategy that goes round another one: everything is the inner strategy's choice except what a derived class overrides.
/// </summary>
/// <param name="inner">The strategy that it goes round.</param>
/// <example><code>
/// sealed class Announced(IStrategy inner) : DelegatingStrategy(inner)
/// {
///     public override IRoundRule FitRule { get; } = new Quorum(1, TimeSpan.FromSeconds(30));
/// }
/// </code></example>
public abstract class DelegatingStrategy(IStrategy inner) : IStrategy
{
    /// <inheritdoc/>
    public virtual IClientSelector FitSelector => Inner.FitSelector;

    /// <inheritdoc/>
    public virtual IClientSelector EvaluateSelector => Inner.EvaluateSelector;

    /// <inheritdoc/>
    public virtual IInstructor Instructor => Inner.Instructor;

    /// <inheritdoc/>
    public virtual IAggregator Aggregator => Inner.Aggregator;

    /// <inheritdoc/>
    public virtual IRoundRule FitRule => Inner.FitRule;

    /// <inheritdoc/>
    public virtual IRoundRule EvaluateRule => Inner.EvaluateRule;

    /// <inheritdoc/>
    public virtual IStoppingRule StoppingRule => Inner.StoppingRule;

    /// <inheritdoc/>
    public virtual bool AcceptsPartialWork => Inner.AcceptsPartialWork;

    /// <inheritdoc/>
    public virtual MetricAggregation FitMetrics => Inner.FitMetrics;

    /// <inheritdoc/>
    public virtual MetricAggregation EvaluateMetrics => Inner.EvaluateMetrics;

    /// <inheritdoc/>
    public virtual TensorList? InitialParameters => Inner.InitialParameters;

    /// <summary>The strategy that this one goes round.</summary>
    protected IStrategy Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual ValueTask<EvaluateResult?> EvaluateAsync(int round, TensorList model, CancellationToken cancellationToken) =>
        Inner.EvaluateAsync(round, model, cancellationToken);
}
