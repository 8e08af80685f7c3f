using Federation.Client;
using Federation.Core;

namespace Federation.Simulation.Tests.State;

/// <summary>Answers each instruction with how many it has had, over all instances: its number can be taken out.</summary>
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
