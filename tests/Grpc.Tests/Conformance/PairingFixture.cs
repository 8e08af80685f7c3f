using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Tests that every pairing has to pass.</summary>
[TestFixtureSource(typeof(Pairing), nameof(Pairing.All))]
public abstract class PairingFixture(Pairing pairing)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private ICallDriver _client = null!;

    /// <summary>The pairing under test.</summary>
    protected Pairing Pairing => pairing;

    /// <summary>Starts the pairing, or finds it running.</summary>
    [OneTimeSetUp]
    public async Task StartAsync() => _client = await Participants.ClientOf(pairing);

    private protected Task<CallOutcome> RunAsync(CallPlan plan, CancellationToken cancelCall = default) =>
        _client.RunAsync(plan, cancelCall).WaitAsync(s_limit, CancellationToken.None);

    private protected async Task<CallOutcome> RunToSuccessAsync(CallPlan plan)
    {
        CallOutcome outcome = await RunAsync(plan);
        Assert.That(outcome.Code, Is.Zero, outcome.Message);
        return outcome;
    }

    private protected static CallPlan PlanOf(Method method, params PlannedRequest[] requests) =>
        new() { Method = method, Requests = { requests } };

    private protected static PlannedRequest Planned(Request request, int payloadSize = 0) =>
        new() { Request = request, PayloadSize = (uint)payloadSize };
}
