using Federation.Core;

namespace Federation.Client;

/// <summary>
/// A client that goes round another one: everything is passed on to the inner client except what a derived class overrides.
/// </summary>
/// <param name="inner">The client that it goes round.</param>
public abstract class DelegatingClient(IFederatedClient inner) : IFederatedClient
{
    /// <summary>The client that this one goes round.</summary>
    protected IFederatedClient Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) => Inner.GetPropertiesAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) =>
        Inner.GetParametersAsync(config, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) =>
        Inner.FitAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        Inner.EvaluateAsync(request, cancellationToken);
}
