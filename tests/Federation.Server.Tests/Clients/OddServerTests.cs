using Federation.Client;
using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Case = Federation.Protos.V1.ClientMessage.MessageOneofCase;

namespace Federation.Server.Tests.Clients;

/// <summary>What a client does when the server does not do what it should.</summary>
[CancelAfter(30_000)]
internal sealed class OddServerTests
{
    private static readonly TensorList s_model = Models.Of(1, 2, 3);

    private static readonly ServerMessage s_goodbye = new() { Goodbye = new Goodbye { Reason = "enough" } };

    private static IEnumerable<TestCaseData> BrokenModels()
    {
        TestCaseData Case(string name, string reason, params ServerMessage[] after) =>
            new TestCaseData(reason, after).SetArgDisplayNames(name);

        var chunk = new ServerMessage { Chunk = new TensorChunk { Transfer = 1, Data = Google.Protobuf.ByteString.CopyFrom(s_model[0].Data.Span) } };
        var end = new ServerMessage { End = new TensorEnd { Transfer = 1, Crc32C = Crc32C.Compute(s_model[0].Data.Span) } };
        var badEnd = new ServerMessage { End = new TensorEnd { Transfer = 1, Crc32C = end.End.Crc32C + 1 } };
        yield return Case("bad checksum", "checksum", chunk, badEnd);
        yield return Case("too few bytes", "Only 0 bytes", end);
        yield return Case("too many bytes", "declares 12", chunk, chunk, end);
        yield return Case("no end", "holds none", chunk);
    }

    [TestCase(0u, "update the server")]
    [TestCase(2u, "update the client")]
    public async Task Welcome_OfAnotherVersion_EndsForGood(uint version, string text, CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome(welcome => welcome.ProtocolVersion = version));
            await from.MoveNext(CancellationToken.None);
        });

        await Assert.ThatAsync(
            () => RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken).WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).False
                .And.Message.Contains($"server speaks protocol version {version}, the client version 1: {text}"));
    }

    [TestCase("no heartbeat", "heartbeat every 0 ms")]
    [TestCase("not welcome", "first message was not Welcome")]
    [TestCase("end", "without a goodbye")]
    [TestCase("nothing", "without a goodbye")]
    public async Task Stream_StartsOrEndsOddly_IsTriedAgain(string fault, string logged, CancellationToken cancellationToken)
    {
        using var log = new RecordingLog(LogLevel.Warning);
        await using var server = await ScriptedServer.StartAsync(async (stream, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            if (stream > 1)
            {
                await to.WriteAsync(ScriptedServer.Welcome());
                await to.WriteAsync(s_goodbye);
            }
            else if (fault == "no heartbeat")
            {
                await to.WriteAsync(ScriptedServer.Welcome(welcome => welcome.HeartbeatIntervalMs = 0));
            }
            else if (fault == "not welcome")
            {
                await to.WriteAsync(new ServerMessage { Heartbeat = new Heartbeat() });
            }
            else
            {
                await to.WriteAsync(ScriptedServer.Welcome());
                await to.WriteAsync(fault == "end" ? new ServerMessage { Heartbeat = new Heartbeat() } : new ServerMessage { Receipt = new Receipt() });
            }
        });

        await RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken, log).WaitAsync(cancellationToken);

        Assert.That(log.Entries.Single(), Does.Contain(logged));
    }

    [TestCaseSource(nameof(BrokenModels))]
    public async Task Model_Broken_IsTheInstructionsFailureAndTheClientStays(
        string reason, ServerMessage[] after, CancellationToken cancellationToken)
    {
        var answers = new List<Result>();
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await to.WriteAsync(new ServerMessage { Model = new Model { Version = 1, Manifest = s_model.Manifest.ToWire() } });
            foreach (var message in after)
            {
                await to.WriteAsync(message);
            }

            for (ulong id = 1; id <= 2; id++)
            {
                if (id == 2)
                {
                    await to.WriteAsync(new ServerMessage { Model = new Model { Version = 2, Manifest = s_model.Manifest.ToWire() } });
                    foreach (var message in OutgoingTransfer.Encode(
                        s_model, 2, 1024, chunk => new ServerMessage { Chunk = chunk }, end => new ServerMessage { End = end }))
                    {
                        await to.WriteAsync(message);
                    }
                }

                await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = id, Round = 1, Evaluate = new Evaluate { ModelVersion = id } } });
                answers.Add((await ScriptedServer.NextAsync(from, Case.Result)).Result);
                await to.WriteAsync(new ServerMessage { Receipt = new Receipt { InstructionId = id, Accepted = true } });
            }

            await to.WriteAsync(s_goodbye);
        });

        await RealClient.RunAsync(server.Address, "c", new TestClient(), cancellationToken).WaitAsync(cancellationToken);

        Assert.That(answers[0].Failure.Kind, Is.EqualTo(Failure.Types.Kind.BadModel));
        Assert.That(answers[0].Failure.Message, Does.Contain(reason));
        Assert.That(answers[1].Evaluate.Loss, Is.EqualTo(1));
    }

    [Test]
    public async Task Cancel_UsersCallbackThrows_TheClientStays(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var results = new List<Result>();
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await to.WriteAsync(new ServerMessage { Model = new Model { Version = 1, Manifest = TensorList.Empty.Manifest.ToWire() } });
            await to.WriteAsync(new ServerMessage { End = new TensorEnd { Transfer = 1 } });
            await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = 1, Round = 1, Fit = new Fit { ModelVersion = 1 } } });
            await registered.Task;
            await to.WriteAsync(new ServerMessage { Cancel = new Cancel { InstructionId = 1, Reason = "changed my mind" } });
            results.Add((await ScriptedServer.NextAsync(from, Case.Result)).Result);
            await to.WriteAsync(s_goodbye);
        });
        var client = new TestClient
        {
            WhileFitting = async (_, token) =>
            {
                // Callbacks run in reverse order: this one before the wait is over.
                var waiting = gate.PassAsync(token);
                token.Register(() => throw new InvalidDataException("the user's own"));
                registered.SetResult();
                await waiting;
            },
        };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(results.Single().Failure.Kind, Is.EqualTo(Failure.Types.Kind.Cancelled));
        Assert.That(results.Single().Failure.Message, Is.EqualTo("the server took it back: changed my mind"));
    }

    [Test]
    public async Task Session_ForgottenWhileFitting_OldWorkIsNotTheAnswerToTheNewInstruction(CancellationToken cancellationToken)
    {
        var stubborn = new Gate();
        using var log = new RecordingLog(LogLevel.Warning);
        Result? answer = null;
        await using var server = await ScriptedServer.StartAsync(async (stream, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome());
            await to.WriteAsync(new ServerMessage { Model = new Model { Version = 1, Manifest = TensorList.Empty.Manifest.ToWire() } });
            await to.WriteAsync(new ServerMessage { End = new TensorEnd { Transfer = 1 } });
            await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = 1, Round = (uint)stream, Fit = new Fit { ModelVersion = 1 } } });
            if (stream == 1)
            {
                await stubborn.Reached;
                return;
            }

            // A refused result is logged: a sign that the client has read the instruction before it.
            await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = 99, GetProperties = new GetProperties() } });
            await to.WriteAsync(new ServerMessage { Receipt = new Receipt { InstructionId = 99, Reason = "a sign" } });
            while (!log.Entries.Any(entry => entry.Contains("a sign", StringComparison.Ordinal)))
            {
                await log.NextAsync(cancellationToken);
            }

            stubborn.Open();
            answer = (await ScriptedServer.NextAsync(from, Case.Result)).Result;
            await to.WriteAsync(s_goodbye);
        });
        var client = new TestClient
        {
            WhileFitting = (request, _) => request.Round == 1 ? stubborn.PassAsync(CancellationToken.None) : Task.CompletedTask,
            FitWith = request => new Core.FitResult(TensorList.Empty, request.Round),
        };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken, log).WaitAsync(cancellationToken);

        Assert.That(answer!.Fit?.ExampleCount, Is.EqualTo(2), "the answer of the second stream's instruction");
    }

    [Test]
    public async Task Receipt_WhileTheTensorsAreSent_BreaksThemOff(CancellationToken cancellationToken)
    {
        var (chunks, asked) = (0, 0);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async (_, from, to) =>
        {
            await ScriptedServer.NextAsync(from, Case.Hello);
            await to.WriteAsync(ScriptedServer.Welcome(welcome => welcome.Limits.MaxUpdateBytes = 1 << 30));
            await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = 1, GetParameters = new GetParameters() } });
            await ScriptedServer.NextAsync(from, Case.Result);
            await to.WriteAsync(new ServerMessage { Proceed = new Proceed { InstructionId = 1 } });
            await ScriptedServer.NextAsync(from, Case.Chunk);
            await to.WriteAsync(new ServerMessage { Receipt = new Receipt { InstructionId = 1, Reason = "too late" } });
            await to.WriteAsync(new ServerMessage { Instruction = new Instruction { Id = 2, GetProperties = new GetProperties() } });

            // Nothing is read until the client has heard of it: it cannot send more than the stream takes up meanwhile.
            await heard.Task;
            while (from.Current.Result?.InstructionId != 2 && await from.MoveNext(CancellationToken.None))
            {
                chunks += from.Current.MessageCase == Case.Chunk ? 1 : 0;
            }

            await to.WriteAsync(s_goodbye);
        });

        var client = new TestClient
        {
            Parameters = Models.Filled(10_000_000, 1),
            Properties = () =>
            {
                // First for Hello, then for the instruction behind the receipt.
                if (++asked == 2)
                {
                    heard.SetResult();
                }

                return new ValueTask<ScalarMap>(ScalarMap.Empty);
            },
        };

        await RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(chunks, Is.LessThan(10_000), "of 40 MB in chunks of 1 KB");
    }
}
