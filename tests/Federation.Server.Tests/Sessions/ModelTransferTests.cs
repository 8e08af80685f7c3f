using System.Collections.Concurrent;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Sessions;

[CancelAfter(30_000)]
internal sealed class ModelTransferTests
{
    [Test]
    public async Task Model_OfARound_IsSentOnceForFitAndEvaluate(CancellationToken cancellationToken)
    {
        const int Rounds = 4;
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2, evaluates: true), options => options.Rounds = Rounds);
        var other = RealClient.RunAsync(server.Address, "other", new TestClient { Step = 3 }, cancellationToken);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var versions = new List<ulong>();
        for (var round = 1; round <= Rounds; round++)
        {
            var fit = await client.NextInstructionAsync(cancellationToken);
            versions.Add(fit.Fit.ModelVersion);
            await client.AnswerFitAsync(fit.Id, Models.Filled(3, round), 1, cancellationToken);
            var evaluate = await client.NextInstructionAsync(cancellationToken);
            versions.Add(evaluate.Evaluate.ModelVersion);
            await client.SendAsync(new() { Result = new() { InstructionId = evaluate.Id, Evaluate = new() { ExampleCount = 1 } } });
        }

        await server.Completion.WaitAsync(cancellationToken);
        await other.WaitAsync(cancellationToken);

        // The first model, and then one for each round: it is evaluated, and the next round trains it.
        Assert.That(client.ModelsReceived, Is.EqualTo(Rounds + 1));
        Assert.That(versions.Distinct().Count(), Is.EqualTo(Rounds + 1));
        Assert.That(versions.Skip(1).Chunk(2).Take(Rounds - 1).Select(pair => pair[0] == pair[1]), Is.All.True);
    }

    [Test]
    public async Task Model_HeldByAClientThatComesBack_IsNotSentAgain(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), options => options.ReconnectWindow = TimeSpan.FromSeconds(20));
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var instruction = await first.NextInstructionAsync(cancellationToken);
        first.Dispose();

        var hello = RawClient.HelloOf("c");
        hello.SessionToken = first.Welcome.SessionToken;
        hello.HeldModelVersion = instruction.Fit.ModelVersion;
        using var back = await RawClient.JoinAsync(server.Address, hello, cancellationToken);
        var again = await back.NextInstructionAsync(cancellationToken);
        await back.AnswerFitAsync(again.Id, Models.Of(1, 1, 1), 1, cancellationToken);
        await server.Completion.WaitAsync(cancellationToken);

        Assert.That(again, Is.EqualTo(instruction));
        Assert.That(back.ModelsReceived, Is.Zero);
    }

    [Test]
    public async Task Model_LargerThanTheClientTakes_IsNotSent(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2));
        var other = RealClient.RunAsync(server.Address, "other", new TestClient(), cancellationToken);
        var hello = RawClient.HelloOf("small");
        hello.MaxModelBytes = 11;
        using var small = await RawClient.JoinAsync(server.Address, hello, cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await other.WaitAsync(cancellationToken);
        await small.EndOfStreamAsync(cancellationToken);

        var failure = history.Rounds.Single().Failures.Single();
        Assert.That(failure.ClientId, Is.EqualTo("small"));
        Assert.That(failure.Reason, Is.EqualTo("the model has 12 bytes; the client takes at most 11"));
        Assert.That(small.ModelsReceived, Is.Zero);
    }

    [Test]
    public async Task Model_ThatAClientCouldNotUse_IsSentAgain(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), options => options.Rounds = 2);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var first = await client.NextInstructionAsync(cancellationToken);
        await client.SendAsync(new()
        {
            Result = new() { InstructionId = first.Id, Failure = new() { Kind = Protos.V1.Failure.Types.Kind.BadModel, Message = "checksum" } },
        });

        var second = await client.NextInstructionAsync(cancellationToken);
        await client.AnswerFitAsync(second.Id, Models.Of(1, 1, 1), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(second.Fit.ModelVersion, Is.EqualTo(first.Fit.ModelVersion));
        Assert.That(client.ModelsReceived, Is.EqualTo(2));
        Assert.That(history.Rounds[0].Failures.Single().Reason, Is.EqualTo("BadModel: checksum"));
    }

    [Test]
    public async Task Model_ForOneClientOnly_ReachesThatOne(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(TestStrategy.Options(3)) { Instructor = new Personal() };
        await using var server = await TestServer.StartAsync(strategy, options => options.Rounds = 2);
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<float>>(StringComparer.Ordinal);
        var running = new[] { "a", "b", "special" }.Select(id => RealClient.RunAsync(
            server.Address,
            id,
            new TestClient
            {
                FitWith = request =>
                {
                    seen.GetOrAdd(id, _ => new()).Enqueue(Models.First(request.Parameters));
                    return new FitResult(Models.Of(2, 2, 2), 1);
                },
            },
            cancellationToken)).ToList();

        await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(seen["a"], Is.EqualTo(new[] { 0f, 2f }));
        Assert.That(seen["b"], Is.EqualTo(new[] { 0f, 2f }));
        Assert.That(seen["special"], Is.EqualTo(new[] { 100f, 102f }));
    }

    [Test]
    public async Task Model_LargerThanAClientTakes_IsItsFailure(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(2));
        var options = RealClient.Options();
        options.MaxModelBytes = 11;
        var small = Federation.Client.FederationClient.RunAsync(server.Address, "small", new TestClient(), options, null, cancellationToken);
        var other = RealClient.RunAsync(server.Address, "other", new TestClient(), cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(small, other).WaitAsync(cancellationToken);

        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("small", FailureKind.ClientError)));
        Assert.That(failure.Reason, Is.EqualTo("the model has 12 bytes; the client takes at most 11"));
    }

    [Test]
    public async Task UpdateMemory_SmallerThanAnUpdate_LetsOneInAtATime(CancellationToken cancellationToken)
    {
        const int Count = 5;
        await using var server = await TestServer.StartAsync(TestStrategy.Of(Count), options => options.UpdateMemory = 1);
        var clients = new List<RawClient>();
        var instructions = new List<ulong>();
        for (var i = 0; i < Count; i++)
        {
            clients.Add(await RawClient.JoinAsync(server.Address, $"c{i}", cancellationToken));
        }

        foreach (var client in clients)
        {
            instructions.Add((await client.NextInstructionAsync(cancellationToken)).Id);
            await client.AnnounceAsync(instructions[^1], Models.Of(1, 1, 1), 1);
        }

        // However they announced them, nobody may go on before the one in front is done.
        var waiting = clients.Select((client, i) => (Client: client, Id: instructions[i], Proceed: ProceedAsync(client))).ToList();
        while (waiting.Count > 0)
        {
            await Task.WhenAny(waiting.Select(entry => entry.Proceed)).WaitAsync(cancellationToken);
            var admitted = waiting.Where(entry => entry.Proceed.IsCompleted).ToList();
            Assert.That(admitted, Has.Count.EqualTo(1));
            await admitted[0].Proceed;
            await admitted[0].Client.SendTensorsAsync(admitted[0].Id, Models.Of(1, 1, 1));
            Assert.That((await admitted[0].Client.NextReceiptAsync(cancellationToken)).Accepted);
            waiting.Remove(admitted[0]);
        }

        var history = await server.Completion.WaitAsync(cancellationToken);
        clients.ForEach(client => client.Dispose());
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(Count));

        Task ProceedAsync(RawClient client) => client.NextAsync(Protos.V1.ServerMessage.MessageOneofCase.Proceed, cancellationToken);
    }

    private sealed class Personal : IInstructor
    {
        public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) =>
            new(client.Id == "special" ? Models.Add(context.GlobalModel, 100) : context.GlobalModel, ScalarMap.Empty);

        public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => new(context.GlobalModel, ScalarMap.Empty);
    }
}
