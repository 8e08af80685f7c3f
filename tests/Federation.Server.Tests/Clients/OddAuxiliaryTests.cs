using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Case = Federation.Protos.V1.ClientMessage.MessageOneofCase;
using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server.Tests.Clients;

/// <summary>What a client does when what comes beside the model is not what it should be.</summary>
[CancelAfter(30_000)]
internal sealed class OddAuxiliaryTests
{
    private static readonly TensorList s_model = Models.Of(1, 2, 3);
    private static readonly TensorList s_auxiliary = Models.Of(7, 8);

    private static IEnumerable<TestCaseData> Broken()
    {
        TestCaseData Case(string name, string reason, params ServerMessage[] between) => new TestCaseData(reason, between).SetArgDisplayNames(name);

        var chunk = new ServerMessage { Chunk = new TensorChunk { Transfer = 2, Data = Google.Protobuf.ByteString.CopyFrom(s_auxiliary[0].Data.Span) } };
        yield return Case("never sent", "about auxiliary list 2, but the client holds none");
        yield return Case("not ended", "about auxiliary list 2, but the client holds none", Announcement(2, s_auxiliary, Role.Auxiliary), chunk);
        yield return Case("another one", "about auxiliary list 2, but the client holds 5", [.. Sent(5, s_auxiliary, Role.Auxiliary)]);
        yield return Case("as a model", "about model 1, but the client holds 2", [.. Sent(2, s_auxiliary, Role.Model)]);
        yield return Case(
            "bad checksum", "checksum", Announcement(2, s_auxiliary, Role.Auxiliary), chunk, new ServerMessage { End = new TensorEnd { Transfer = 2 } });
        yield return Case(
            "in the middle of the model", "about model 1, but the client holds none",
            [Announcement(1, s_model, Role.Model), .. Sent(2, s_auxiliary, Role.Auxiliary)]);
        yield return Case(
            "bad manifest", "unknown element type",
            new ServerMessage { Model = new Model { Version = 2, Role = Role.Auxiliary, Manifest = new() { Tensors = { new Protos.V1.TensorSpec { Name = "w" } } } } });
    }

    [TestCaseSource(nameof(Broken))]
    public async Task Auxiliary_Broken_IsTheInstructionsFailureAndTheClientStays(
        string reason, ServerMessage[] between, CancellationToken cancellationToken)
    {
        var answers = new List<Result>();
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await SendAsync(to, [.. Sent(1, s_model, Role.Model), .. between]);
            await to.WriteAsync(Fit(id: 1, model: 1, auxiliary: 2));
            answers.Add((await ScriptedServer.NextAsync(from, Case.Result)).Result);
            await to.WriteAsync(new ServerMessage { Receipt = new Receipt { InstructionId = 1 } });

            // What is asked next has all that it needs.
            await SendAsync(to, [.. Sent(3, s_model, Role.Model), .. Sent(4, s_auxiliary, Role.Auxiliary)]);
            await to.WriteAsync(Fit(id: 2, model: 3, auxiliary: 4));
            answers.Add((await ScriptedServer.NextAsync(from, Case.Result)).Result);
            await to.WriteAsync(new ServerMessage { Goodbye = new Goodbye { Reason = "enough" } });
        });
        var client = new TestClient { FitWith = request => new Core.FitResult(request.Auxiliary!, 1) };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(answers[0].Failure?.Kind, Is.EqualTo(Failure.Types.Kind.BadModel));
        Assert.That(answers[0].Failure.Message, Does.Contain(reason));
        Assert.That(answers[1].Fit.Manifest, Is.EqualTo(s_auxiliary.Manifest.ToWire()));
        Assert.That(client.Fits, Is.EqualTo(1));
    }

    [Test]
    public async Task Hello_AfterALostConnection_SaysWhatIsHeldOfEachRole(CancellationToken cancellationToken)
    {
        var hellos = new List<Hello>();
        await using var server = await ScriptedServer.StartAsync(async (stream, from, to) =>
        {
            hellos.Add((await ScriptedServer.NextAsync(from, Case.Hello)).Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await SendAsync(to, stream switch
            {
                1 => [.. Sent(1, s_model, Role.Model), .. Sent(2, s_auxiliary, Role.Auxiliary)],
                2 => [Announcement(3, s_auxiliary, Role.Auxiliary)],
                _ => [new ServerMessage { Goodbye = new Goodbye { Reason = "enough" } }],
            });
        });

        await RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken).WaitAsync(cancellationToken);

        Assert.That(
            hellos.Select(hello => (hello.HeldModelVersion, hello.HeldAuxiliaryVersion)), Is.EqualTo(new[] { (0ul, 0ul), (1ul, 2ul), (1ul, 0ul) }));
    }

    [Test]
    public async Task Auxiliary_TooLargeBesideTheModel_TheModelIsLetGo(CancellationToken cancellationToken)
    {
        var answers = new List<Result>();
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await SendAsync(to, [.. Sent(1, s_model, Role.Model), .. Sent(2, s_auxiliary, Role.Auxiliary)]);
            await to.WriteAsync(Fit(id: 1, model: 1, auxiliary: 2));
            answers.Add((await ScriptedServer.NextAsync(from, Case.Result)).Result);
            await to.WriteAsync(new ServerMessage { Goodbye = new Goodbye { Reason = "enough" } });
        });
        var options = RealClient.Options();
        options.MaxModelBytes = 19;

        await Federation.Client.FederationClient.RunAsync(server.Address, "c", new TestClient(), options, null, cancellationToken)
            .WaitAsync(cancellationToken);

        Assert.That(answers.Single().Failure?.Message, Is.EqualTo("The instruction is about model 1, but the client holds none."));
    }

    [Test]
    public async Task Model_OfAnUnknownRole_EndsTheStream(CancellationToken cancellationToken)
    {
        using var log = new RecordingLog(LogLevel.Warning);
        await using var server = await ScriptedServer.StartAsync(async (stream, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await to.WriteAsync(stream > 1 ? new ServerMessage { Goodbye = new Goodbye() } : Announcement(1, s_model, (Role)7));
            await from.MoveNext(CancellationToken.None);
        });

        await RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken, log).WaitAsync(cancellationToken);

        Assert.That(log.Entries.Single(), Does.Contain("a model of the unknown role 7"));
    }

    private static ServerMessage Announcement(ulong version, TensorList tensors, Role role) =>
        new() { Model = new Model { Version = version, Manifest = tensors.Manifest.ToWire(), Role = role } };

    private static IEnumerable<ServerMessage> Sent(ulong version, TensorList tensors, Role role) => OutgoingTransfer
        .Encode(tensors, version, 1024, chunk => new ServerMessage { Chunk = chunk }, end => new ServerMessage { End = end })
        .Prepend(Announcement(version, tensors, role));

    private static ServerMessage Fit(ulong id, ulong model, ulong auxiliary) => new()
    {
        Instruction = new Instruction { Id = id, Round = 1, Fit = new Fit { ModelVersion = model, AuxiliaryVersion = auxiliary } },
    };

    private static async Task SendAsync(IServerStreamWriter<ServerMessage> to, IEnumerable<ServerMessage> messages)
    {
        foreach (var message in messages)
        {
            await to.WriteAsync(message);
        }
    }
}
