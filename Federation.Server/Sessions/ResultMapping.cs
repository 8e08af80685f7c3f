using Federation.Core;
using Federation.Protocol;
using Wire = Federation.Protos.V1;

namespace Federation.Server;

/// <summary>Announcements of results from the wire.</summary>
internal static class ResultMapping
{
    /// <summary>What a result announces.</summary>
    /// <param name="manifest">The parameters; null for none.</param>
    /// <param name="fit">What else an answer to fit says.</param>
    /// <param name="limits">What a result may have, both lists together.</param>
    /// <exception cref="TensorFormatException">It is malformed or declares more than the limits allow.</exception>
    /// <exception cref="ProtocolException">The metrics are malformed.</exception>
    public static AnnouncedResult ToAnnounced(Wire.TensorManifest? manifest, Wire.FitResult? fit, TensorLimits limits)
    {
        var parameters = (manifest ?? new Wire.TensorManifest()).ToManifest(limits);
        if (fit is null)
        {
            return new AnnouncedResult(new UpdateManifest(parameters), null);
        }

        var metrics = fit.Metrics.ToScalarMap("fit metrics");
        if (EncodingName.FindFault(fit.Encoding) is { } fault)
        {
            throw new TensorFormatException(fault);
        }

        return new AnnouncedResult(
            new UpdateManifest(parameters, fit.Auxiliary is { } auxiliary ? ToAuxiliary(auxiliary, parameters, limits) : null),
            new FitResult(TensorList.Empty, fit.ExampleCount, metrics) { Encoding = fit.Encoding });
    }

    private static TensorManifest ToAuxiliary(Wire.TensorManifest wire, TensorManifest parameters, TensorLimits limits)
    {
        try
        {
            return wire.ToManifest(limits with
            {
                MaxBytes = limits.MaxBytes - parameters.ByteCount,
                MaxTensors = limits.MaxTensors - parameters.Count,
            });
        }
        catch (TensorFormatException exception)
        {
            throw new TensorFormatException($"The auxiliary list, beside parameters of {parameters}: {exception.Message}", exception);
        }
    }
}
