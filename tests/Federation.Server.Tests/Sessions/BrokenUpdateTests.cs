using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Grpc.Core;
using Wire = Federation.Protos.V1;

namespace Federation.Server.Tests.Sessions;

/// <summary>Whatever a client sends, it is told or its failure is recorded, and nobody else notices.</summary>
[CancelAfter(30_000)]
internal sealed class BrokenUpdateTests
{
    private const int ChunkBytes = 1024;

    private static readonly TensorList s_update = Models.Of(1, 1, 1);

    /// <summary>What is wrong with an update, and what the failure's reason says of it.</summary>
    private static IEnumerable<TestCaseData> BrokenUpdates()
    {
        TestCaseData Case(string name, string reason, Func<RawClient, ulong, CancellationToken, Task> send) =>
            new TestCaseData(send, reason).SetArgDisplayNames(name);

        yield return Case("bad checksum", "checksum", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token);
            await client.SendChunkAsync(id, s_update[0].Data.ToArray());
            await client.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = id, Crc32C = 1 } });
        });
        yield return Case("too many bytes", "the manifest declares 12", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token);
            await client.SendChunkAsync(id, new byte[13]);
        });
        yield return Case("too few bytes", "Only 11 bytes have come", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token);
            await client.SendChunkAsync(id, new byte[11]);
            await client.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = id } });
        });
        yield return Case("larger than allowed", "1000 are allowed", (client, id, _) =>
            client.AnnounceAsync(id, Models.Filled(251, 1), 1));
        yield return Case("larger than anything", "larger than", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf(SpecOf("w", ulong.MaxValue)), 1));
        yield return Case("more tensors than allowed", "3 are allowed", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf([.. "abcd".Select(name => SpecOf($"{name}", 1))]), 1));
        yield return Case("a name twice", "twice", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf(SpecOf("w", 1), SpecOf("w", 1)), 1));
        yield return Case("no name", "name has 0", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf(SpecOf("", 1)), 1));
        yield return Case("unknown type", "unknown element type", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf(new Wire.TensorSpec { Name = "w", Dtype = (Wire.DType)77, ByteCount = 4 }), 1));
        yield return Case("wrong byte count", "takes 4 bytes", (client, id, _) =>
            client.AnnounceAsync(id, ManifestOf(new Wire.TensorSpec { Name = "w", Dtype = Wire.DType.Float32, ByteCount = 5 }), 1));
        yield return Case("another result", "the answer is Evaluate", (client, id, _) =>
            client.SendAsync(new ClientMessage { Result = new Result { InstructionId = id, Evaluate = new Wire.EvaluateResult { ExampleCount = 1 } } }));
        yield return Case("parameters", "the answer is Parameters", (client, id, _) =>
            client.SendAsync(new ClientMessage { Result = new Result { InstructionId = id, Parameters = new ParametersResult() } }));
        yield return Case("nothing", "the answer is None", (client, id, _) =>
            client.SendAsync(new ClientMessage { Result = new Result { InstructionId = id } }));
        yield return Case("no manifest", "parameters are not those", async (client, id, token) =>
        {
            await client.SendAsync(new ClientMessage { Result = new Result { InstructionId = id, Fit = new Wire.FitResult { ExampleCount = 1 } } });
            await client.NextAsync(ServerMessage.MessageOneofCase.Proceed, token);
            await client.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = id } });
        });
        yield return Case("bad checksum of both lists", "checksum", async (client, id, token) =>
        {
            // Each list's bytes are right, and so is the first one's checksum; the transfer's is of both.
            await AnnounceAsync(client, id, s_update, token, s_update);
            await client.SendChunkAsync(id, s_update[0].Data.ToArray());
            await client.SendChunkAsync(id, s_update[0].Data.ToArray());
            await client.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = id, Crc32C = Crc32C.Compute(s_update[0].Data.Span) } });
        });
        yield return Case("auxiliary list missing", "Only 0 bytes have come", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token, s_update);
            await client.SendTensorsAsync(id, s_update);
        });
        yield return Case("too many bytes of both lists", "the manifest declares 12", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token, s_update);
            await client.SendChunkAsync(id, new byte[25]);
        });
        yield return Case("together larger than allowed", "beside parameters of 1 tensors, 12 bytes", (client, id, _) =>
            client.AnnounceAsync(id, s_update.Manifest.ToWire(), 1, ManifestOf(SpecOf("w", 248))));
        yield return Case("together more tensors than allowed", "declares 3 tensors; 2 are allowed", (client, id, _) =>
            client.AnnounceAsync(id, s_update.Manifest.ToWire(), 1, ManifestOf([.. "abc".Select(name => SpecOf($"{name}", 1))])));
        yield return Case("auxiliary list larger than anything", "larger than", (client, id, _) =>
            client.AnnounceAsync(id, s_update.Manifest.ToWire(), 1, ManifestOf(SpecOf("w", ulong.MaxValue))));
        yield return Case("a name twice in the auxiliary list", "twice", (client, id, _) =>
            client.AnnounceAsync(id, s_update.Manifest.ToWire(), 1, ManifestOf(SpecOf("v", 1), SpecOf("v", 1))));
        yield return Case("unknown type in the auxiliary list", "unknown element type", (client, id, _) =>
            client.AnnounceAsync(id, s_update.Manifest.ToWire(), 1, ManifestOf(new Wire.TensorSpec { Name = "w", Dtype = (Wire.DType)77, ByteCount = 4 })));
        yield return Case("long name of an encoding", "has 129 characters; it may have at most 128", (client, id, _) =>
            client.AnnounceAsync(id, new Wire.FitResult { Manifest = s_update.Manifest.ToWire(), ExampleCount = 1, Encoding = new string('x', 129) }));
        yield return Case("failure without a word", "Unspecified", (client, id, _) =>
            client.SendAsync(new ClientMessage { Result = new Result { InstructionId = id, Failure = new Failure() } }));
    }

    /// <summary>What a client may not say, at any time.</summary>
    private static IEnumerable<TestCaseData> Violations()
    {
        TestCaseData Case(string name, string detail, Func<RawClient, ulong, CancellationToken, Task> send) =>
            new TestCaseData(send, detail).SetArgDisplayNames(name);

        yield return Case("second hello", "Hello", (client, _, _) => client.SendAsync(new ClientMessage { Hello = RawClient.HelloOf("bad") }));
        yield return Case("empty message", "None", (client, _, _) => client.SendAsync(new ClientMessage()));
        yield return Case("chunk above the limit", "1025 bytes", async (client, id, token) =>
        {
            await AnnounceAsync(client, id, s_update, token);
            await client.SendChunkAsync(id, new byte[ChunkBytes + 1]);
        });
        yield return Case("announced twice", "announced twice", async (client, id, _) =>
        {
            await client.AnnounceAsync(id, s_update, 1);
            await client.AnnounceAsync(id, s_update, 1);
        });
        yield return Case("metric without a kind", "without a kind", (client, id, _) =>
        {
            var result = new Result { InstructionId = id, Fit = new Wire.FitResult { Manifest = s_update.Manifest.ToWire(), ExampleCount = 1 } };
            result.Fit.Metrics.Add("loss", new Wire.Scalar());
            return client.SendAsync(new ClientMessage { Result = result });
        });
        yield return Case("progress metric without a kind", "without a kind", (client, id, _) =>
        {
            var progress = new Progress { InstructionId = id, Fraction = 0.5 };
            progress.Metrics.Add("loss", new Wire.Scalar());
            return client.SendAsync(new ClientMessage { Progress = progress });
        });
    }

    [TestCaseSource(nameof(BrokenUpdates))]
    public async Task Update_Broken_IsTheClientsFailureAndItStays(
        Func<RawClient, ulong, CancellationToken, Task> send, string reason, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(rounds: 2);
        var good = RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken);
        using var bad = await RawClient.JoinAsync(server.Address, "bad", cancellationToken);
        var instruction = await bad.NextInstructionAsync(cancellationToken);

        await send(bad, instruction.Id, cancellationToken);
        await bad.NextReceiptAsync(cancellationToken);
        var second = await bad.NextInstructionAsync(cancellationToken);
        var receipt = await bad.AnswerFitAsync(second.Id, Models.Of(4, 4, 4), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await good.WaitAsync(cancellationToken);

        var failure = history.Rounds[0].Failures.Single();
        Assert.That(failure.ClientId, Is.EqualTo("bad"));
        Assert.That(failure.Kind, Is.AnyOf(FailureKind.BrokenUpdate, FailureKind.RefusedUpdate, FailureKind.ClientError));
        Assert.That(failure.Reason, Does.Contain(reason));
        Assert.That(receipt.Accepted);
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(3f), "1 of the good one, then the mean of 2 and 4");
    }

    [TestCaseSource(nameof(Violations))]
    public async Task Message_NotAllowed_EndsThatClientsStreamWithTheReason(
        Func<RawClient, ulong, CancellationToken, Task> send, string detail, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(rounds: 1);
        var good = RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken);
        using var bad = await RawClient.JoinAsync(server.Address, "bad", cancellationToken);
        var instruction = await bad.NextInstructionAsync(cancellationToken);

        try
        {
            await send(bad, instruction.Id, cancellationToken);
        }
        catch (RpcException)
        {
            // The server may end the stream before the write is done; how it ended is read from the other half.
        }

        var status = await bad.EndOfStreamAsync(cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await good.WaitAsync(cancellationToken);

        Assert.That(status.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(status.Detail, Does.Contain(detail));
        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("bad", FailureKind.Disconnected)));
        Assert.That(Models.First(history.Model), Is.EqualTo(1f));
    }

    [Test]
    public async Task Message_OfNoConsequence_ChangesNothing(CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        await using var server = await StartAsync(rounds: 1, recorder);
        var good = RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken);
        using var odd = await RawClient.JoinAsync(server.Address, "odd", cancellationToken);
        var id = (await odd.NextInstructionAsync(cancellationToken)).Id;

        await odd.SendChunkAsync(id, new byte[100]);
        await odd.SendChunkAsync(999, new byte[100]);
        await odd.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = id } });
        await odd.SendAsync(new ClientMessage { End = new TensorEnd { Transfer = 999 } });
        await odd.SendAsync(new ClientMessage { Progress = new Progress { InstructionId = 999, Fraction = 1 } });
        await odd.SendAsync(new ClientMessage { Progress = new Progress { InstructionId = id, Fraction = double.NaN } });
        await odd.SendAsync(new ClientMessage { Progress = new Progress { InstructionId = id, Fraction = 7 } });
        await odd.AnnounceAsync(999, s_update, 1);
        var unknown = await odd.NextReceiptAsync(cancellationToken);
        var receipt = await odd.AnswerFitAsync(id, Models.Of(5, 5, 5), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await good.WaitAsync(cancellationToken);

        Assert.That((unknown.InstructionId, unknown.Accepted), Is.EqualTo((999ul, false)));
        Assert.That(receipt.Accepted);
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(3f));
        Assert.That(
            recorder.Events.Where(e => e.Name == nameof(IRunObserver.ClientProgressed)).Select(e => e.Value), Is.EqualTo(new object[] { 0d, 1d }));
    }

    private static async Task AnnounceAsync(
        RawClient client, ulong id, TensorList tensors, CancellationToken cancellationToken, TensorList? auxiliary = null)
    {
        await client.AnnounceAsync(id, tensors.Manifest.ToWire(), 1, auxiliary?.Manifest.ToWire());
        await client.NextAsync(ServerMessage.MessageOneofCase.Proceed, cancellationToken);
    }

    private static Wire.TensorSpec SpecOf(string name, ulong elements) => new()
    {
        Name = name,
        Dtype = Wire.DType.Float32,
        Shape = { elements },
        ByteCount = unchecked(elements * 4),
    };

    private static Wire.TensorManifest ManifestOf(params Wire.TensorSpec[] specs) => new() { Tensors = { specs } };

    private static Task<TestServer> StartAsync(int rounds, IRunObserver? observer = null) => TestServer.StartAsync(
        TestStrategy.Of(2),
        options =>
        {
            options.Rounds = rounds;
            options.ReconnectWindow = TimeSpan.FromSeconds(0.1);
            options.MaxUpdateBytes = 1000;
            options.MaxTensors = 3;
            options.ChunkBytes = ChunkBytes;
        },
        observer);
}
