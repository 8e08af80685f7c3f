using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Server.Tests.Sessions;

/// <summary>Updates that are announced and then do not come, while others wait for the memory that is kept for them.</summary>
[CancelAfter(30_000)]
internal sealed class StalledUpdateTests
{
    private static readonly TensorList s_update = Models.Of(1, 2, 3);
    private static readonly FederationServerOptions s_options = new() { UpdateMemory = 1 };

    private ManualTimeProvider _time = null!;
    private SessionServices _services = null!;

    [SetUp]
    public void Begin()
    {
        _time = new ManualTimeProvider();
        _services = new SessionServices(Options.Create(s_options), _time, NullLoggerFactory.Instance);
    }

    [Test]
    public async Task Update_NothingComesWhileAnotherWaits_IsRefused(CancellationToken cancellationToken)
    {
        using var stalled = new Participant("stalled", this, cancellationToken);
        using var waiting = new Participant("waiting", this, cancellationToken);
        stalled.Announce();
        waiting.Announce();

        _time.Advance(s_options.HeartbeatTimeout);

        var failed = (InstructionOutcome.Failed)await stalled.Asked.WaitAsync(cancellationToken);
        Assert.That(failed, Is.EqualTo(new InstructionOutcome.Failed(
            FailureKind.BrokenUpdate, "nothing of the update came for 20 s while others waited to send theirs")));
        Assert.That(waiting.Asked.IsCompleted, Is.False);
    }

    [Test]
    public async Task Update_ComesSlowlyWhileAnotherWaits_IsTaken(CancellationToken cancellationToken)
    {
        using var slow = new Participant("slow", this, cancellationToken);
        using var waiting = new Participant("waiting", this, cancellationToken);
        slow.Announce();
        waiting.Announce();
        foreach (var value in s_update[0].Data.ToArray())
        {
            slow.Send(new ClientMessage { Chunk = new TensorChunk { Transfer = 1, Data = Google.Protobuf.ByteString.CopyFrom(value) } });
            _time.Advance(s_options.HeartbeatTimeout);
        }

        slow.Send(new ClientMessage { End = new TensorEnd { Transfer = 1, Crc32C = Crc32C.Compute(s_update[0].Data.Span) } });

        using var lease = (UpdateLease)((InstructionOutcome.Fitted)await slow.Asked.WaitAsync(cancellationToken)).Lease;
        Assert.That(Models.Values(lease.Buffer.Parameters.Tensors), Is.EqualTo(new[] { 1f, 2f, 3f }));
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public void Update_NothingComesAndNobodyWaits_IsWaitedFor()
    {
        using var alone = new Participant("alone", this, CancellationToken.None);
        alone.Announce();

        _time.Advance(s_options.HeartbeatTimeout * 10);

        Assert.That(alone.Asked.IsCompleted, Is.False);
        Assert.That(_time.Timers, Is.EqualTo(1));
    }

    [Test]
    public async Task Run_OneClientNeverSendsWhatItAnnounced_TheOthersAreTaken(CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2), options => options.UpdateMemory = 1, recorder, _time);
        using var stalled = await RawClient.JoinAsync(server.Address, "stalled", cancellationToken);
        using var good = await RawClient.JoinAsync(server.Address, "good", cancellationToken);
        var instruction = await stalled.NextInstructionAsync(cancellationToken);
        await stalled.AnnounceAsync(instruction.Id, s_update, 1);
        await stalled.NextAsync(ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        var other = await good.NextInstructionAsync(cancellationToken);
        await good.AnnounceAsync(other.Id, s_update, 1);

        // Both are alive, and that is all.
        _time.Advance(s_options.HeartbeatTimeout / 2);
        await stalled.SendAsync(new ClientMessage { Progress = new Progress { InstructionId = instruction.Id } });
        await good.SendAsync(new ClientMessage { Progress = new Progress { InstructionId = other.Id } });
        await recorder.UntilAsync(nameof(IRunObserver.ClientProgressed), "stalled", cancellationToken);
        await recorder.UntilAsync(nameof(IRunObserver.ClientProgressed), "good", cancellationToken);
        _time.Advance(s_options.HeartbeatTimeout / 2);

        var receipt = await stalled.NextReceiptAsync(cancellationToken);
        await good.NextAsync(ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        await good.SendTensorsAsync(other.Id, s_update);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(receipt.Reason, Does.Contain("nothing of the update came for 20 s"));
        Assert.That(history.Rounds[0].Failures.Single().ClientId, Is.EqualTo("stalled"));
        Assert.That(history.Rounds[0].Fits.Single().ClientId, Is.EqualTo("good"));
    }

    /// <summary>A session that was asked to fit, on a connection that nobody reads.</summary>
    private sealed class Participant : IDisposable
    {
        private readonly ClientConnection _connection;
        private readonly ClientSession _session;

        public Participant(string id, StalledUpdateTests tests, CancellationToken cancellationToken)
        {
            _connection = new ClientConnection(s_options, tests._time);
            _session = new ClientSession(new ClientInfo(id, ScalarMap.Empty), tests._services);
            _session.Attach(_connection, _session.Info, RawClient.HelloOf(id), resumed: false);
            Asked = _session.AskAsync(new InstructionRequest.Fit(1, Models.Of(0, 0, 0), ScalarMap.Empty), null, null, cancellationToken);
        }

        public Task<InstructionOutcome> Asked { get; }

        public void Announce() => Send(new ClientMessage
        {
            Result = new Result { InstructionId = 1, Fit = new Protos.V1.FitResult { Manifest = s_update.Manifest.ToWire(), ExampleCount = 1 } },
        });

        public void Send(ClientMessage message) => _session.Handle(_connection, message);

        public void Dispose() => _connection.Dispose();
    }
}
