using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>The four kinds of call, with messages of sizes around the limits of frames and buffers.</summary>
public sealed class CallKindTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task Unary_PayloadOfAnySize_ArrivesIntactBothWays(
        [Values(0, 1, 5, 4091, 16_379, 16_384, 65_530, 65_536, 1_000_000)] int size)
    {
        CallOutcome outcome = await RunToSuccessAsync(
            PlanOf(Method.Unary, Planned(new Request { ResponseSize = (uint)size }, size)));

        AssertResponses(outcome, 1, size);
        AssertRequests(outcome.Responses[0].Response, 1, size);
    }

    [Test]
    public async Task ClientStreaming_ManyRequests_ServerReceivesEachOnce([Values(1, 10_000)] int size)
    {
        PlannedRequest[] requests = [.. Enumerable.Repeat(Planned(new Request { ResponseSize = 3 }, size), 200)];

        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.ClientStream, requests));

        AssertResponses(outcome, 1, 3);
        AssertRequests(outcome.Responses[0].Response, 200, 200 * size);
    }

    [Test]
    public async Task ClientStreaming_NoRequest_ServerAnswers()
    {
        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.ClientStream));

        AssertRequests(outcome.Responses.Single().Response, 0, 0);
    }

    [Test]
    public async Task ServerStreaming_ManyResponses_ArriveInOrder([Values(1, 10_000)] int size)
    {
        var request = new Request { ResponseCount = 200, ResponseSize = (uint)size };

        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.ServerStream, Planned(request, size)));

        AssertResponses(outcome, 200, size);
    }

    [Test]
    public async Task ServerStreaming_NoResponse_EndsWithOk()
    {
        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.ServerStream, Planned(new Request())));

        Assert.That(outcome.Responses, Is.Empty);
    }

    [Test]
    public async Task Duplex_EachRequestWaitsForTheResponsesToTheLast_ServerAnswersAtOnce()
    {
        CallPlan plan = PlanOf(
            Method.Duplex,
            [.. Enumerable.Repeat(Planned(new Request { ResponseCount = 2, ResponseSize = 300 }, 100), 50)]);
        plan.Lockstep = true;

        CallOutcome outcome = await RunToSuccessAsync(plan);

        AssertResponses(outcome, 100, 300);
        AssertRequests(outcome.Responses[^1].Response, 50, 5000);
    }

    [Test]
    public async Task Duplex_BothSidesSendWithoutWaiting_EverythingArrives()
    {
        CallPlan plan = PlanOf(
            Method.Duplex,
            [.. Enumerable.Repeat(Planned(new Request { ResponseCount = 1, ResponseSize = 100_000 }, 100_000), 50)]);

        CallOutcome outcome = await RunToSuccessAsync(plan);

        AssertResponses(outcome, 50, 100_000);
        AssertRequests(outcome.Responses[^1].Response, 50, 5_000_000);
    }

    [Test]
    public async Task Duplex_NoRequest_EndsWithOk()
    {
        CallOutcome outcome = await RunToSuccessAsync(PlanOf(Method.Duplex));

        Assert.That(outcome.Responses, Is.Empty);
    }

    private static void AssertResponses(CallOutcome outcome, int count, int size)
    {
        Assert.That(outcome.Responses, Has.Count.EqualTo(count));
        Assert.That(outcome.Responses.Select(received => received.Response.Index), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(outcome.Responses, Has.All.Property(nameof(ReceivedResponse.PayloadSize)).EqualTo(size));
        Assert.That(outcome.Responses, Has.All.Property(nameof(ReceivedResponse.PayloadIntact)).True);
    }

    private static void AssertRequests(Response response, int count, int bytes)
    {
        Assert.That(response.RequestCount, Is.EqualTo(count));
        Assert.That(response.RequestBytes, Is.EqualTo(bytes));
        Assert.That(response.RequestsIntact, Is.True);
    }
}
