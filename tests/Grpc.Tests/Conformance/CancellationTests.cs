using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Calls that the client gives up.</summary>
public sealed class CancellationTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task AnyKind_ClientCancels_ServerSeesIt(
        [Values(Method.Unary, Method.ClientStream, Method.ServerStream, Method.Duplex)] Method method)
    {
        PlannedRequest about = Planned(new Request { Hold = new HeldCall { Name = $"cancel {Pairing} {method}" } });
        PlannedRequest request = about.Clone();
        request.Request.ResponseCount = 1;
        using var cancel = new CancellationTokenSource();

        Task<CallOutcome> call = RunAsync(PlanOf(method, request), cancel.Token);
        await RunToSuccessAsync(PlanOf(Method.AwaitHeld, about));
        await cancel.CancelAsync();

        Assert.That((await call).Code, Is.EqualTo((uint)StatusCode.Cancelled));
        await RunToSuccessAsync(PlanOf(Method.AwaitCancelled, about));
    }
}
