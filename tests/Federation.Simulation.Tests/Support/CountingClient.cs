using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.Support;

/// <summary>Counts, by client and for all of a run, how often it is asked to train.</summary>
internal sealed class CountingClient(int number, int[] fits) : DelegatingClient(new SteppingClient(1))
{
    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref fits[number]);
        return base.FitAsync(request, cancellationToken);
    }
}
