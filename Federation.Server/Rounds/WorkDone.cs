using Federation.Core;

namespace Federation.Server;

/// <summary>Reads how much of its work a client has done (<see cref="FitMetricKeys.Work"/>).</summary>
internal static class WorkDone
{
    /// <summary>Why an update does not count by what its metrics say of the work; null if it counts.</summary>
    public static string? FindFault(ScalarMap metrics, bool acceptsPart)
    {
        if (!metrics.TryGetValue(FitMetricKeys.Work, out var work))
        {
            return null;
        }

        if (!work.IsNumber || work.AsDouble() is not (> 0 and <= 1))
        {
            var found = work.IsNumber ? work.ToString() : $"a {work.Kind}";
            return $"the metric \"{FitMetricKeys.Work}\" is {found}; it must be a number, more than 0 and at most 1";
        }

        return acceptsPart || work.AsDouble() == 1
            ? null
            : $"the metric \"{FitMetricKeys.Work}\" is {work}: only a part of the work was done, which the strategy does not accept";
    }
}
