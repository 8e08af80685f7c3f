using Federation.Core;

namespace Federation.Client;

/// <summary>A client without properties or parameters of its own: what is left to write is fit and evaluate.</summary>
public abstract class FederatedClient : IFederatedClient
{
    /// <inheritdoc/>
    public virtual ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) => new(ScalarMap.Empty);

    /// <inheritdoc/>
    public virtual ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            $"{GetType().Name} has no parameters to start from: override {nameof(GetParametersAsync)}, or give the strategy its initial parameters.");

    /// <inheritdoc/>
    public abstract ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken);
}
