using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Large messages and many calls.</summary>
public sealed class ScaleTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task Unary_MessagesOf50MegabytesBothWays_ArriveIntact()
    {
        const int Size = 50_000_000;

        CallOutcome outcome = await RunToSuccessAsync(
            PlanOf(Method.Unary, Planned(new Request { ResponseSize = Size }, Size)));

        ReceivedResponse received = outcome.Responses.Single();
        Assert.That(received.PayloadSize, Is.EqualTo(Size));
        Assert.That(received.PayloadIntact, Is.True);
        Assert.That(received.Response.RequestBytes, Is.EqualTo(Size));
        Assert.That(received.Response.RequestsIntact, Is.True);
    }

    [Test]
    public async Task Duplex_ThousandStreamsAtOnce_ShareOneConnection()
    {
        const int Calls = 1000;

        // No call is answered before all have arrived, so they are all open at the same time.
        var meeting = new Rendezvous { Name = $"thousand {Pairing}", Calls = Calls };
        CallPlan plan = PlanOf(Method.Duplex, Planned(new Request { Rendezvous = meeting, ResponseCount = 1 }));

        CallOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => RunToSuccessAsync(plan)));

        IEnumerable<string> connections = outcomes.Select(outcome => outcome.Responses.Single().Response.Connection);
        Assert.That(connections.Distinct().Count(), Is.EqualTo(1));
    }
}
