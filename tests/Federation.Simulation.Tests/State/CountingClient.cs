using Federation.Client;
using Federation.Core;
using Federation.Simulation.Tests.Support;

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

/// <summary>The same, but its number can be taken out.</summary>
internal sealed class CountingClient(Func<FitRequest, CancellationToken, Task>? first = null) : ForgetfulClient, IStatefulClient
{
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var result = Next(request);
        await (first?.Invoke(request, cancellationToken) ?? Task.CompletedTask);
        return result;
    }

    public ClientState SaveState() => Count == 0 ? ClientState.Empty : ClientState.Empty.With("count", Count);

    public void RestoreState(ClientState state) => Count = (int)state.Scalars.GetInteger("count", 0);
}
