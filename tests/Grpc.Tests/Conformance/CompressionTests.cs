using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Compressed messages. (grpc-js cannot compress its responses, and sends them as they are.)</summary>
public sealed class CompressionTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task AnyKind_GzipEitherWay_PayloadsArriveIntact(
        [Values(Method.Unary, Method.ClientStream, Method.ServerStream, Method.Duplex)] Method method,
        [Values] bool request,
        [Values] bool response)
    {
        CallPlan plan = PlanOf(
            method, Planned(new Request { GzipResponse = response, ResponseCount = 1, ResponseSize = 200_000 }, 100_000));
        plan.Gzip = request;

        CallOutcome outcome = await RunToSuccessAsync(plan);

        ReceivedResponse received = outcome.Responses.Single();
        Assert.That(received.PayloadSize, Is.EqualTo(200_000));
        Assert.That(received.PayloadIntact, Is.True);
        Assert.That(received.Response.RequestBytes, Is.EqualTo(100_000));
        Assert.That(received.Response.RequestsIntact, Is.True);
    }
}
