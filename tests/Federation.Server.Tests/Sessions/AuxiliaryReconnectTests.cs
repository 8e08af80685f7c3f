using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server.Tests.Sessions;

/// <summary>A lost connection with two lists under way or held.</summary>
[CancelAfter(30_000)]
internal sealed class AuxiliaryReconnectTests
{
    private const int Elements = 250_000;
    private const long Bytes = sizeof(float) * Elements;

    private readonly TensorList _auxiliary = Models.Filled(Elements, 3);

    [TestCase(Direction.ToClient, Bytes / 2, TestName = "Cut_InTheMiddleOfTheModel_BothAreSentAgain")]
    [TestCase(Direction.ToClient, Bytes * 3 / 2, TestName = "Cut_InTheMiddleOfTheAuxiliaryList_ItIsSentAgain")]
    [TestCase(Direction.ToServer, Bytes / 2, TestName = "Cut_InTheMiddleOfTheParameters_BothAreSentAgain")]
    [TestCase(Direction.ToServer, Bytes * 3 / 2, TestName = "Cut_InTheMiddleOfTheResultsAuxiliaryList_BothAreSentAgain")]
    public async Task Cut_InTheMiddleOfATransfer(Direction direction, long after, CancellationToken cancellationToken)
    {
        var keeper = new KeepingAggregator();
        await using var server = await StartAsync(keeper);
        await using var proxy = new CuttableProxy(server.Address);
        var cut = proxy.AfterBytes(direction, after, proxy.Cut);
        var client = new TestClient
        {
            FitWith = request => new FitResult(Models.Add(request.Parameters, 1), 1) { Auxiliary = Models.Add(request.Auxiliary!, 1) },
        };

        await RealClient.RunAsync(proxy.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);
        await cut.WaitAsync(cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Single().Failures, Is.Empty);
        Assert.That(client.Fits, Is.EqualTo(1));
        var result = keeper.Updates.Single().Result;
        Assert.That(Models.Values(result.Parameters), Is.All.EqualTo(1f));
        Assert.That(result.Auxiliary!.Manifest, Is.EqualTo(_auxiliary.Manifest));
        Assert.That(Models.Values(result.Auxiliary), Is.All.EqualTo(4f));
    }

    [TestCase(true, true, 0, 0)]
    [TestCase(true, false, 0, 1)]
    [TestCase(false, true, 1, 0)]
    [TestCase(false, false, 1, 1)]
    public async Task Held_ByAClientThatComesBack_IsNotSentAgain(
        bool model, bool auxiliary, int modelsSent, int auxiliariesSent, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(new KeepingAggregator());
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var instruction = await first.NextInstructionAsync(cancellationToken);
        first.Dispose();

        var hello = RawClient.HelloOf("c");
        hello.SessionToken = first.Welcome.SessionToken;
        hello.HeldModelVersion = model ? instruction.Fit.ModelVersion : 0;
        hello.HeldAuxiliaryVersion = auxiliary ? instruction.Fit.AuxiliaryVersion : 0;
        using var back = await RawClient.JoinAsync(server.Address, hello, cancellationToken);
        var again = await back.NextInstructionAsync(cancellationToken);
        await back.AnswerFitAsync(again.Id, Models.Of(1), 1, cancellationToken);
        await server.Completion.WaitAsync(cancellationToken);

        Assert.That(again.Fit, Is.EqualTo(instruction.Fit));
        Assert.That((back.ModelsReceived, back.AuxiliariesReceived), Is.EqualTo((modelsSent, auxiliariesSent)));
    }

    [Test]
    public async Task Held_ByAProcessThatIsGone_IsSentToTheNextOne(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(new KeepingAggregator());
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var instruction = await first.NextInstructionAsync(cancellationToken);
        first.Dispose();

        // Without the session's token, whatever it says that it holds is another session's.
        var hello = RawClient.HelloOf("c");
        hello.HeldModelVersion = instruction.Fit.ModelVersion;
        hello.HeldAuxiliaryVersion = instruction.Fit.AuxiliaryVersion;
        using var second = await JoinWhenFreeAsync(server, hello, cancellationToken);
        var again = await second.NextInstructionAsync(cancellationToken);
        await second.AnswerFitAsync(again.Id, Models.Of(1), 1, cancellationToken);
        await server.Completion.WaitAsync(cancellationToken);

        Assert.That((second.ModelsReceived, second.AuxiliariesReceived), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task BadModel_FromTheClient_BothAreSentAgain(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(new KeepingAggregator(), rounds: 2);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var first = await client.NextInstructionAsync(cancellationToken);
        await client.SendAsync(new()
        {
            Result = new() { InstructionId = first.Id, Failure = new() { Kind = Protos.V1.Failure.Types.Kind.BadModel, Message = "checksum" } },
        });

        var second = await client.NextInstructionAsync(cancellationToken);
        await client.AnswerFitAsync(second.Id, Models.Of(1), 1, cancellationToken);
        await server.Completion.WaitAsync(cancellationToken);

        Assert.That(second.Fit, Is.EqualTo(first.Fit));
        Assert.That((client.ModelsReceived, client.AuxiliariesReceived), Is.EqualTo((2, 2)));
        Assert.That(client.Received.Where(message => message.Model is not null).Select(message => message.Model.Role),
            Is.EqualTo(new[] { Role.Model, Role.Auxiliary, Role.Model, Role.Auxiliary }));
    }

    private static async Task<RawClient> JoinWhenFreeAsync(TestServer server, Protos.V1.Hello hello, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await RawClient.JoinAsync(server.Address, hello, cancellationToken);
            }
            catch (Grpc.Core.RpcException exception) when (exception.StatusCode == Grpc.Core.StatusCode.AlreadyExists)
            {
                // The server has not noticed yet that the other one is gone.
            }
        }
    }

    private Task<TestServer> StartAsync(KeepingAggregator keeper, int rounds = 1) => TestServer.StartAsync(
        new FedAvg(TestStrategy.Options(1, Models.Filled(Elements, 0))) { Instructor = new PerRoundInstructor(_ => _auxiliary), Aggregator = keeper },
        options =>
        {
            options.Rounds = rounds;
            options.ReconnectWindow = TimeSpan.FromSeconds(20);
        });
}
