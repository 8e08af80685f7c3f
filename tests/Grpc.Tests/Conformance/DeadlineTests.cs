using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Deadlines: the server is told, and both sides keep them.</summary>
public sealed class DeadlineTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task Unary_WithDeadline_ServerIsToldWhatIsLeft()
    {
        const int Hour = 3_600_000;
        CallPlan plan = PlanOf(Method.Unary, Planned(new Request()));
        plan.TimeoutMs = Hour;

        CallOutcome outcome = await RunToSuccessAsync(plan);

        // The encodings on the wire may round up by a little.
        Assert.That(outcome.Responses.Single().Response.TimeoutMs, Is.InRange(Hour - 60_000, Hour + 10_000));
    }

    [Test]
    public async Task Unary_WithoutDeadline_ServerIsToldNone()
    {
        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.Unary, Planned(new Request())));

        Assert.That(outcome.Responses.Single().Response.TimeoutMs, Is.EqualTo(-1));
    }

    [Test]
    public async Task AllKinds_DeadlinePasses_ClientFailsAndServerSeesCancellation()
    {
        // The connection is there already, so that the calls reach the server before their deadlines.
        await RunToSuccessAsync(PlanOf(Method.Unary, Planned(new Request())));

        await Task.WhenAll(
            ExceedAsync(Method.Unary),
            ExceedAsync(Method.ClientStream),
            ExceedAsync(Method.ServerStream),
            ExceedAsync(Method.Duplex));
    }

    private async Task ExceedAsync(Method method)
    {
        // Where the machine is so busy that the server does not see the call in time, it is made again with more.
        bool isSeen = false;
        for (uint limit = 400; !isSeen; limit *= 2)
        {
            Assert.That(limit, Is.LessThan(20_000), "The server does not see calls that have a deadline.");
            var held = new HeldCall { Name = $"deadline {Pairing} {method} {limit}" };
            PlannedRequest request = Planned(new Request { Hold = held, ResponseCount = 1 });
            CallPlan plan = PlanOf(method, request);
            plan.TimeoutMs = limit;

            CallOutcome outcome = await RunAsync(plan);

            Assert.That(outcome.Code, Is.EqualTo((uint)StatusCode.DeadlineExceeded), outcome.Message);
            isSeen = await IsHeldAsync(request);
            if (isSeen)
            {
                await RunToSuccessAsync(PlanOf(Method.AwaitCancelled, request));
            }
        }
    }

    private async Task<bool> IsHeldAsync(PlannedRequest request)
    {
        CallPlan plan = PlanOf(Method.AwaitHeld, request);
        plan.TimeoutMs = 2000;
        CallOutcome outcome = await RunAsync(plan);
        Assert.That(outcome.Code, Is.Zero.Or.EqualTo((uint)StatusCode.DeadlineExceeded), outcome.Message);
        return outcome.Code == 0;
    }
}
