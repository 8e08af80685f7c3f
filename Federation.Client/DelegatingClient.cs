using Federation.Core;

namespace Federation.Client;

/// <summary>
/// A client that goes round another one: everything is passed on to the inner client except what a derived class overrides.
/// </summary>
/// <remarks>
/// A derived class that keeps something itself adds it to the inner client's state:
/// <c>ClientState.Empty.With("seen", _seen).With("inner", base.SaveState())</c>, and <c>base.RestoreState(state.Part("inner"))</c>.
/// </remarks>
/// <param name="inner">The client that it goes round.</param>
public abstract class DelegatingClient(IFederatedClient inner) : IStatefulClient
{
    /// <summary>The client that this one goes round.</summary>
    protected IFederatedClient Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <summary>The same, for whoever made both and lets go of both.</summary>
    internal IFederatedClient GoesRound => Inner;

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

    /// <summary>What the inner client keeps; nothing if that is no <see cref="IStatefulClient"/>.</summary>
    /// <inheritdoc/>
    public virtual ClientState SaveState() => Inner is IStatefulClient stateful ? stateful.SaveState() : ClientState.Empty;

    /// <inheritdoc/>
    public virtual void RestoreState(ClientState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Inner is IStatefulClient stateful)
        {
            stateful.RestoreState(state);
        }
        else if (!state.IsEmpty)
        {
            throw new ArgumentException($"{Inner.GetType().Name} keeps no state, and cannot be given one ({state}).", nameof(state));
        }
    }
}
