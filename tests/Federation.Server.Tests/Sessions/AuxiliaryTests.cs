using System.Collections.Concurrent;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Sessions;

/// <summary>What travels beside the model, out and back.</summary>
[CancelAfter(30_000)]
internal sealed class AuxiliaryTests
{
    private readonly KeepingAggregator _keeper = new();

    [SetUp]
    public void Begin() => _keeper.Updates.Clear();

    [Test]
    public async Task Auxiliary_OfSeveralRounds_IsSentOnceForEachVersion(CancellationToken cancellationToken)
    {
        const int Rounds = 4;
        var (first, second) = (Models.Of(1), Models.Of(2));
        await using var server = await StartAsync(
            round => round switch { 3 => null, < 3 => first, _ => second }, rounds: Rounds, clients: 2, evaluates: true);
        var other = RealClient.RunAsync(server.Address, "other", new TestClient(), cancellationToken);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var versions = new List<ulong>();
        for (var round = 1; round <= Rounds; round++)
        {
            var fit = await client.NextInstructionAsync(cancellationToken);
            versions.Add(fit.Fit.AuxiliaryVersion);
            await client.AnswerFitAsync(fit.Id, Models.Filled(3, round), 1, cancellationToken, first);
            var evaluate = await client.NextInstructionAsync(cancellationToken);
            await client.SendAsync(new() { Result = new() { InstructionId = evaluate.Id, Evaluate = new() { ExampleCount = 1 } } });
        }

        await server.Completion.WaitAsync(cancellationToken);
        await other.WaitAsync(cancellationToken);

        Assert.That(client.AuxiliariesReceived, Is.EqualTo(2));
        Assert.That(client.ModelsReceived, Is.EqualTo(Rounds + 1));
        Assert.That(versions[1], Is.EqualTo(versions[0]).And.Not.Zero);
        Assert.That(versions[2], Is.Zero);
        Assert.That(versions[3], Is.Not.EqualTo(versions[0]).And.Not.Zero);
    }

    [Test]
    public async Task Auxiliary_OfTheModelsNamesAndOthers_GoesOutAndComesBack(CancellationToken cancellationToken)
    {
        // Longer than a chunk, and cut by chunks at other places than the lists' border.
        var auxiliary = new TensorList(
            Tensor.FromArray("w", Enumerable.Range(0, 1001).Select(i => i / 8f).ToArray()), Tensor.FromArray("other", [1L, -2L]));
        await using var server = await StartAsync(_ => auxiliary, clients: 2, configure: options => options.ChunkBytes = 1024);
        TensorList? came = null;
        var running = RealClient.RunAsync(server.Address, "a", new TestClient { FitWith = Answer }, cancellationToken);
        using var raw = await RawClient.JoinAsync(server.Address, "b", cancellationToken);
        var fit = await raw.NextInstructionAsync(cancellationToken);
        await raw.AnswerFitAsync(fit.Id, Models.Filled(301, 5), 1, cancellationToken, auxiliary);

        await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        AssertSame(came!, auxiliary);
        foreach (var update in _keeper.Updates)
        {
            AssertSame(update.Result.Auxiliary!, auxiliary);
            AssertSame(update.Result.Parameters, Models.Filled(301, 5));
            Assert.That(update.Instruction.Auxiliary, Is.SameAs(auxiliary));
        }

        FitResult Answer(Client.FitRequest request)
        {
            came = request.Auxiliary;
            return new FitResult(Models.Filled(301, 5), 1) { Auxiliary = request.Auxiliary };
        }
    }

    [Test]
    public async Task Auxiliary_OneClientSendsItUnasked_TheAggregatorSeesIt(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(_ => null, clients: 3);
        var requests = new ConcurrentBag<TensorList?>();
        Task RunAsync(string id, TensorList? auxiliary) => RealClient.RunAsync(
            server.Address,
            id,
            new TestClient
            {
                FitWith = request =>
                {
                    requests.Add(request.Auxiliary);
                    return new FitResult(request.Parameters, 1) { Auxiliary = auxiliary };
                },
            },
            cancellationToken);
        var running = new[] { RunAsync("some", Models.Of(7)), RunAsync("none", null), RunAsync("empty", TensorList.Empty) };

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        var came = _keeper.Updates.ToDictionary(update => update.Client.Id, update => update.Result.Auxiliary, StringComparer.Ordinal);
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(requests, Is.EqualTo(new TensorList?[] { null, null, null }));
        Assert.That(Models.Values(came["some"]!), Is.EqualTo(new[] { 7f }));
        Assert.That(came["none"], Is.Null);
        Assert.That(came["empty"], Is.Empty.And.Not.Null);
    }

    [Test]
    public async Task Auxiliary_Empty_IsNotTheSameAsNone(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(_ => TensorList.Empty);
        TensorList? came = null;
        var client = new TestClient
        {
            FitWith = request =>
            {
                came = request.Auxiliary;
                return new FitResult(request.Parameters, 1);
            },
        };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(came, Is.Empty.And.Not.Null);
    }

    [Test]
    public async Task Auxiliary_ThatIsTheModelItself_IsSentForBothRoles(CancellationToken cancellationToken)
    {
        var model = Models.Of(1, 2, 3);
        await using var server = await StartAsync(_ => model, model: _ => model, rounds: 2);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        for (var round = 1; round <= 2; round++)
        {
            var fit = await client.NextInstructionAsync(cancellationToken);
            Assert.That(fit.Fit.AuxiliaryVersion, Is.EqualTo(fit.Fit.ModelVersion));
            await client.AnswerFitAsync(fit.Id, model, 1, cancellationToken);
        }

        await server.Completion.WaitAsync(cancellationToken);

        Assert.That((client.ModelsReceived, client.AuxiliariesReceived), Is.EqualTo((1, 1)));
    }

    [TestCase("")]
    [TestCase("int8/zlib")]
    public async Task Encoding_OfAResult_ReachesTheAggregator(string encoding, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(_ => null);
        var client = new TestClient { FitWith = _ => new FitResult(Models.Of(1), 1) { Encoding = encoding } };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(_keeper.Updates.Single().Result.Encoding, Is.EqualTo(encoding));
    }

    [Test]
    public async Task Encoding_ThatAMeanDoesNotKnow_IsRefused(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1));
        var client = new TestClient { FitWith = request => new FitResult(request.Parameters, 1) { Encoding = "q8" } };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);
        var failure = (await server.Completion.WaitAsync(cancellationToken)).Rounds[0].Failures.Single();

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.RefusedUpdate));
        Assert.That(failure.Reason, Does.Contain("encoded as \"q8\""));
    }

    [TestCase("auxiliary", "The result with its auxiliary list has 24 bytes; the server takes at most 23.")]
    [TestCase("tensors", "The result with its auxiliary list has 3 tensors; the server takes at most 2.")]
    [TestCase("encoding", "the name of the update's encoding has 129 characters; it may have at most 128")]
    [TestCase("null", "without parameters, metrics or encoding")]
    public async Task Result_ThatCannotBeSent_IsTheInstructionsFailure(string fault, string reason, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(_ => null, configure: options => (options.MaxUpdateBytes, options.MaxTensors) = (23, 2));
        var plain = new FitResult(Models.Of(1, 2, 3), 1);
        var client = new TestClient
        {
            FitWith = _ => fault switch
            {
                "auxiliary" => plain with { Auxiliary = Models.Of(1, 2, 3) },
                "tensors" => plain with { Auxiliary = new TensorList(Tensor.FromArray("a", [1f]), Tensor.FromArray("b", [1f])) },
                "encoding" => plain with { Encoding = new string('x', 129) },
                _ => plain with { Encoding = null! },
            },
        };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);
        var failure = (await server.Completion.WaitAsync(cancellationToken)).Rounds[0].Failures.Single();

        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("c", FailureKind.ClientError)));
        Assert.That(failure.Reason, Does.Contain(reason));
    }

    [Test]
    public async Task Auxiliary_WithTheModelLargerThanTheClientTakes_IsNotSent(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(_ => Models.Of(1, 2, 3), clients: 2);
        var other = RealClient.RunAsync(server.Address, "other", new TestClient(), cancellationToken);
        var hello = RawClient.HelloOf("small");
        hello.MaxModelBytes = 23;
        using var small = await RawClient.JoinAsync(server.Address, hello, cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await other.WaitAsync(cancellationToken);
        await small.EndOfStreamAsync(cancellationToken);

        var failure = history.Rounds.Single().Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("small", FailureKind.ClientError)));
        Assert.That(failure.Reason, Is.EqualTo("the model and the auxiliary list together have 24 bytes; the client takes at most 23"));
        Assert.That(small.ModelsReceived + small.AuxiliariesReceived, Is.Zero);
    }

    [Test]
    public async Task Auxiliary_ThatTheClientHadToLetGo_IsSentAgain(CancellationToken cancellationToken)
    {
        // The second round's model is too large beside the auxiliary list, which the third round needs again.
        var auxiliary = Models.Of(1, 2, 3);
        await using var server = await StartAsync(
            round => round == 2 ? null : auxiliary, rounds: 4, model: round => Models.Filled(round == 2 ? 4 : 3, round));
        var options = RealClient.Options();
        options.MaxModelBytes = 24;
        var seen = new ConcurrentQueue<(float, int?)>();
        var client = new TestClient
        {
            FitWith = request =>
            {
                seen.Enqueue((Models.First(request.Parameters), request.Auxiliary?[0].AsSpan<float>().Length));
                return new FitResult(request.Parameters, 1);
            },
        };

        await Federation.Client.FederationClient.RunAsync(server.Address, "c", client, options, null, cancellationToken).WaitAsync(cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(seen, Is.EqualTo(new (float, int?)[] { (1, 3), (2, null), (3, 3), (4, 3) }));
    }

    private static void AssertSame(TensorList actual, TensorList expected)
    {
        Assert.That(actual.Manifest, Is.EqualTo(expected.Manifest));
        foreach (var (tensor, other) in actual.Zip(expected))
        {
            Assert.That(tensor.Data.Span.SequenceEqual(other.Data.Span), tensor.Name);
        }
    }

    private Task<TestServer> StartAsync(
        Func<int, TensorList?> auxiliary,
        int rounds = 1,
        int clients = 1,
        bool evaluates = false,
        Func<int, TensorList>? model = null,
        Action<FederationServerOptions>? configure = null) => TestServer.StartAsync(
        new FedAvg(TestStrategy.Options(clients, evaluates)) { Instructor = new PerRoundInstructor(auxiliary, model), Aggregator = _keeper },
        options =>
        {
            options.Rounds = rounds;
            configure?.Invoke(options);
        });
}
