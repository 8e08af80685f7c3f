using Federation.Core;

namespace Federation.Client;

/// <summary>
/// What a client of the federation does when the server asks. Instructions are run one at a time. An exception of any
/// member is reported to the server as this client's failure of that one instruction; the client stays in the federation.
/// </summary>
/// <remarks>Most clients derive from <see cref="FederatedClient"/>, which leaves fit and evaluate to write.</remarks>
public interface IFederatedClient
{
    /// <summary>
    /// What the client says of itself, such as its number of examples. Asked when it joins and whenever a strategy wants
    /// to know.
    /// </summary>
    ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken);

    /// <summary>The client's parameters, asked of one client of a run that starts without a model.</summary>
    /// <exception cref="NotSupportedException">The client has none to offer; another is asked.</exception>
    ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken);

    /// <summary>Trains the given model on the client's data.</summary>
    /// <param name="request">The model and what the strategy says of how to train it.</param>
    /// <param name="cancellationToken">Cancelled when the server takes the instruction back or its time is up.</param>
    ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken);

    /// <summary>Measures the given model on the client's data.</summary>
    /// <param name="request">The model and what the strategy says of how to measure it.</param>
    /// <param name="cancellationToken">Cancelled when the server takes the instruction back or its time is up.</param>
    ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken);
}
