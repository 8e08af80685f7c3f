using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Hosting;

[CancelAfter(30_000)]
internal sealed class RunServiceTests
{
    [Test]
    public async Task Stop_DuringFit_TellsTheClientsAndCancelsTheRun(CancellationToken cancellationToken)
    {
        var gates = new[] { new Gate(), new Gate() };
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2), observer: recorder);
        var running = gates.Select((gate, i) => RealClient.RunAsync(
            server.Address, $"c{i}", new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) }, cancellationToken)).ToList();
        await Task.WhenAll(gates.Select(gate => gate.Reached)).WaitAsync(cancellationToken);

        await server.StopAsync().WaitAsync(cancellationToken);

        await Task.WhenAll(running).WaitAsync(cancellationToken);
        Assert.That(server.Completion.IsCanceled);
        Assert.That(gates.Select(gate => gate.Cancelled.IsCompleted), Is.All.True);
        Assert.That(recorder.Events.Select(e => e.Name), Has.None.EqualTo(nameof(IRunObserver.ClientFailed)));
        Assert.That(server.Registry.Clients, Is.Empty);
    }

    [Test]
    public async Task Stop_WhileWaitingForClients_CancelsTheRun(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2));
        var running = RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken);
        await server.Registry.WaitForAsync(1, TimeSpan.FromSeconds(20), cancellationToken);

        await server.StopAsync().WaitAsync(cancellationToken);

        await running.WaitAsync(cancellationToken);
        Assert.That(server.Completion.IsCanceled);
    }

    [Test]
    public async Task Observer_ThatThrows_EndsNothing(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1, evaluates: true), observer: new Thrower());
        var running = RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(1));
        Assert.That(history.Rounds[0].Failures, Is.Empty);

        // When the streams have ended: a run may be over before the observers are told that its clients have left.
        await server.StopAsync().WaitAsync(cancellationToken);
        var errors = server.TakeErrors();
        foreach (var member in new[]
        {
            nameof(IRunObserver.ClientJoined), nameof(IRunObserver.RunStarted), nameof(IRunObserver.PhaseStarted),
            nameof(IRunObserver.ClientAnswered), nameof(IRunObserver.RoundFinished), nameof(IRunObserver.RunFinished), nameof(IRunObserver.ClientLeft),
        })
        {
            Assert.That(errors, Has.Some.Contains($"failed in {member}"));
        }
    }

    [Test]
    public async Task Strategy_ThatThrows_FailsTheRunAndTellsTheClients(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(TestStrategy.Options(2)) { Instructor = new Broken() };
        await using var server = await TestServer.StartAsync(strategy);
        var running = new[] { "a", "b" }.Select(id => RealClient.RunAsync(server.Address, id, new TestClient(), cancellationToken)).ToList();

        await Assert.ThatAsync(
            () => server.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("no instruction"));
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        Assert.That(server.TakeErrors(), Has.Count.EqualTo(1));
    }

    private sealed class Broken : IInstructor
    {
        public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) => throw new InvalidDataException("no instruction");

        public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => new(context.GlobalModel, ScalarMap.Empty);
    }

    private sealed class Thrower : IRunObserver
    {
        public void ClientJoined(ClientInfo client) => throw new InvalidDataException();

        public void ClientLeft(ClientInfo client, string reason) => throw new InvalidDataException();

        public void WaitingForClients(int connected, int needed) => throw new InvalidDataException();

        public void RunStarted(int rounds, EvaluateResult? initialEvaluation) => throw new InvalidDataException();

        public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => throw new InvalidDataException();

        public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) => throw new InvalidDataException();

        public void RoundFinished(RoundRecord record) => throw new InvalidDataException();

        public void RunFinished(RunHistory history) => throw new InvalidDataException();

        public void RunEnded(RunHistory? history, Exception cause) => throw new InvalidDataException();
    }
}
