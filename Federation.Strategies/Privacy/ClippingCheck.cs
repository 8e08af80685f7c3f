using Federation.Core;

namespace Federation.Strategies;

/// <summary>Says how much an update is to be shortened, and which updates cannot be taken because of their length.</summary>
/// <param name="side">Who clips.</param>
/// <param name="needsReport">Whether clients that clip must say if they did.</param>
internal sealed class ClippingCheck(ClippingSide side, bool needsReport)
{
    // What clients may round.
    private const double Tolerance = 1e-3;

    /// <summary>Measures an update.</summary>
    /// <param name="update">The update, of the tensors of the model that was given.</param>
    /// <param name="norm">The norm that counts now.</param>
    /// <param name="scale">What its change is to be multiplied by: more than 0, at most 1.</param>
    /// <param name="isClipped">Whether it was, or is to be, clipped.</param>
    /// <returns>Why the update cannot be taken; null if it can.</returns>
    public string? Measure(ClientUpdate update, double norm, out double scale, out bool isClipped)
    {
        (scale, isClipped) = (1, false);
        var length = TensorListMath.NormOfDifference(update.Result.Parameters, update.Instruction.Parameters);
        if (!double.IsFinite(length))
        {
            // Looked for only here, since a length that is finite says that there is none.
            return TensorListMath.FindUnusable(update.Result.Parameters)?.ToReason()
                ?? $"its distance from the model that was given is {length}; it must be finite";
        }

        isClipped = length > norm;
        scale = isClipped ? norm / length : 1;
        return side == ClippingSide.Clients ? FindDisobedience(update, norm, length, ref isClipped) : null;
    }

    private string? FindDisobedience(ClientUpdate update, double norm, double length, ref bool isClipped)
    {
        // What this client was told, which in buffered rounds is an earlier norm.
        var told = update.Instruction.Config.GetDouble(FitConfigKeys.ClippingNorm, norm);
        if (length > told * (1 + Tolerance))
        {
            return $"its distance from the model that was given is {length}; the client was told to clip it to {told}";
        }

        if (update.Result.Metrics.TryGetValue(FitMetricKeys.Clipped, out var report) && report.Kind == ScalarKind.Bool)
        {
            isClipped = report.AsBool();
            return null;
        }

        return needsReport
            ? $"the metrics lack the bool \"{FitMetricKeys.Clipped}\"; a client of adaptive clipping must say whether it clipped"
            : null;
    }
}
