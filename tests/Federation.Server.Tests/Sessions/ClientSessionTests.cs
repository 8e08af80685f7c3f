using Federation.Core;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Server.Tests.Sessions;

/// <summary>A session on its own, with a clock that the test moves.</summary>
[CancelAfter(20_000)]
internal sealed class ClientSessionTests
{
    private static readonly InstructionRequest s_request = new InstructionRequest.Fit(1, Models.Of(1), ScalarMap.Empty);

    private readonly ManualTimeProvider _time = new();
    private ClientSession _session = null!;

    [SetUp]
    public void Begin()
    {
        var services = new SessionServices(Options.Create(new FederationServerOptions()), _time, NullLoggerFactory.Instance);
        _session = new ClientSession(new ClientInfo("c", ScalarMap.Empty), services);
    }

    [Test]
    public async Task AskAsync_LimitPasses_IsLate(CancellationToken cancellationToken)
    {
        var asked = _session.AskAsync(s_request, TimeSpan.FromSeconds(10), null, cancellationToken);

        _time.Advance(TimeSpan.FromSeconds(9.99));
        Assert.That(asked.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.01));

        var failed = (InstructionOutcome.Failed)await asked.WaitAsync(cancellationToken);
        Assert.That(failed, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Late, "no answer within 10 s")));
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public async Task AskAsync_Cancelled_IsTakenBackAndItsTimerGone(CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var asked = _session.AskAsync(s_request, TimeSpan.FromSeconds(10), null, stop.Token);

        await stop.CancelAsync();

        Assert.That(await asked.WaitAsync(cancellationToken), Is.InstanceOf<InstructionOutcome.TakenBack>());
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public async Task AskAsync_CancelledBefore_IsTakenBack(CancellationToken cancellationToken)
    {
        var outcome = await _session.AskAsync(s_request, null, null, new CancellationToken(canceled: true)).WaitAsync(cancellationToken);

        Assert.That(outcome, Is.InstanceOf<InstructionOutcome.TakenBack>());
    }

    [Test]
    public async Task Expire_FailsWhatIsPendingAndWhatIsAskedLater(CancellationToken cancellationToken)
    {
        using var connection = new ClientConnection(new FederationServerOptions(), _time);
        _session.Attach(connection, _session.Info, RawClient.HelloOf("c"), resumed: false);
        var pending = _session.AskAsync(s_request, null, null, cancellationToken);
        var absence = _session.Detach(connection)!.Value;

        Assert.That(_session.Expire(absence, "it left"));
        Assert.That(_session.Expire(absence, "it left"), Is.False);

        Assert.That(await pending.WaitAsync(cancellationToken), Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Disconnected, "it left")));
        var later = await _session.AskAsync(s_request, null, null, cancellationToken).WaitAsync(cancellationToken);
        Assert.That(later, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Disconnected, "the client has left")));
    }

    [Test]
    public void Expire_AfterTheClientCameBack_DoesNothing()
    {
        using var first = new ClientConnection(new FederationServerOptions(), _time);
        using var second = new ClientConnection(new FederationServerOptions(), _time);
        using var third = new ClientConnection(new FederationServerOptions(), _time);
        _session.Attach(first, _session.Info, RawClient.HelloOf("c"), resumed: false);
        var absence = _session.Detach(first)!.Value;
        _session.Attach(second, _session.Info, RawClient.HelloOf("c"), resumed: true);

        Assert.That(_session.Expire(absence, "it left"), Is.False);
        Assert.That(_session.Detach(first), Is.Null, "it is on another connection");

        // Away once more: the first absence's window must not end the second one's.
        _ = _session.Detach(second);
        Assert.That(_session.Expire(absence, "it left"), Is.False);
        _session.Attach(third, _session.Info, RawClient.HelloOf("c"), resumed: true);
    }

    [Test]
    public async Task Handle_FromAConnectionThatWasReplaced_IsIgnored(CancellationToken cancellationToken)
    {
        using var old = new ClientConnection(new FederationServerOptions(), _time);
        using var current = new ClientConnection(new FederationServerOptions(), _time);
        _session.Attach(old, _session.Info, RawClient.HelloOf("c"), resumed: false);
        var asked = _session.AskAsync(s_request, null, null, cancellationToken);
        _session.Attach(current, _session.Info, RawClient.HelloOf("c"), resumed: true);
        ClientMessage Fail(string why) => new() { Result = new Result { InstructionId = 1, Failure = new Failure { Message = why } } };

        _session.Handle(old, Fail("old"));
        _session.Handle(current, Fail("current"));

        Assert.That(((InstructionOutcome.Failed)await asked.WaitAsync(cancellationToken)).Reason, Does.EndWith("current"));
    }
}
