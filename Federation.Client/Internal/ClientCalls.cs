using Federation.Core;
using Federation.Protocol;

namespace Federation.Client.Internal;

/// <summary>Calls of the user's client whose answers can be relied on.</summary>
internal static class ClientCalls
{
    /// <exception cref="InvalidOperationException">The client's answer is none.</exception>
    public static async Task<ScalarMap> PropertiesAsync(IFederatedClient client, CancellationToken cancellationToken) =>
        await client.GetPropertiesAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("GetPropertiesAsync returned null.");

    /// <inheritdoc cref="PropertiesAsync"/>
    public static async Task<TensorList> ParametersAsync(IFederatedClient client, ScalarMap config, CancellationToken cancellationToken) =>
        await client.GetParametersAsync(config, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("GetParametersAsync returned null.");

    /// <inheritdoc cref="PropertiesAsync"/>
    public static async Task<FitResult> FitAsync(IFederatedClient client, FitRequest request, CancellationToken cancellationToken)
    {
        var result = await client.FitAsync(request, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("FitAsync returned null.");
        if (result.Parameters is null || result.Metrics is null || result.Encoding is null)
        {
            throw new InvalidOperationException("FitAsync returned a result without parameters, metrics or encoding.");
        }

        return EncodingName.FindFault(result.Encoding) is { } fault
            ? throw new InvalidOperationException($"FitAsync returned a result that cannot be sent: {fault}.")
            : result;
    }

    /// <inheritdoc cref="PropertiesAsync"/>
    public static async Task<EvaluateResult> EvaluateAsync(IFederatedClient client, EvaluateRequest request, CancellationToken cancellationToken)
    {
        var result = await client.EvaluateAsync(request, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("EvaluateAsync returned null.");
        return result.Metrics is null
            ? throw new InvalidOperationException("EvaluateAsync returned a result without metrics.")
            : result;
    }

    /// <summary>What an exception of the client is as the failure of its instruction.</summary>
    public static (bool Unsupported, string Message) Describe(Exception exception) => exception is NotSupportedException
        ? (true, exception.Message)
        : (false, $"{exception.GetType().Name}: {exception.Message}");
}
