using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.State;

/// <summary>Answers each instruction with how many it has had; what it keeps is that number.</summary>
internal class ForgetfulClient : FederatedClient, IDisposable
{
    protected int Count { get; set; }

    public int Disposals { get; private set; }

    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) => new(Next(request));

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        new(new EvaluateResult(++Count, 1));

    public void Dispose()
    {
        Disposals++;
        GC.SuppressFinalize(this);
    }

    protected FitResult Next(FitRequest request) => new(request.Parameters, 1, new ScalarMap(("count", ++Count)));
}
