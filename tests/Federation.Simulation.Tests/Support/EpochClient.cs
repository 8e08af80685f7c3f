using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.Support;

/// <summary>Does as much of its work as it is told to, and says how much that is.</summary>
internal sealed class EpochClient() : DelegatingClient(new SteppingClient(1))
{
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var result = await base.FitAsync(request, cancellationToken);
        return request.Config.TryGetValue(FitConfigKeys.EpochLimit, out var limit)
            ? result with { Metrics = result.Metrics.With(FitMetricKeys.Work, Math.Min(1, limit.AsDouble())) }
            : result;
    }
}
