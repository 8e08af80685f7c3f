using Federation.Client;
using Federation.Core;
using Federation.Protos.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NamedWorkers.Commands;
using NamedWorkers.Tests.Support;

namespace NamedWorkers.Tests;

/// <summary>What goes wrong with a worker is said, and by its name: real processes, word for word.</summary>
[Platform("Linux")]
[CancelAfter(240_000)]
internal sealed class MessageTests
{
    [Test]
    public async Task Worker_Misnamed_IsToldTheNamesAndNotStartedAgain(CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, "--generated", "--test-images", "10");
        await using var _ = central;

        var (code, output) = await Sample.RunWorkerAsync("alcie", address, token, Sample.FewImages);

        const string Reason = "The central process knows no worker \"alcie\"; it waits for alice, bob, charlie. Did you mean \"alice\"?";
        Assert.That(output.Split('\n')[^1], Is.EqualTo(Reason));
        Assert.That(code, Is.EqualTo(ExitCodes.Refused));
        await central.WaitForAsync("^Refused \"alcie\": The central process knows no worker", token);
    }

    [Test]
    public async Task Worker_OtherImages_IsToldSo(CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, "--generated", "--test-images", "10");
        await using var _ = central;

        var refused = FederationClient.RunAsync(address, "alice", new Impostor(("dataset", "mnist"), (ClientPropertyKeys.ExampleCount, 10)), cancellationToken: token);

        await Assert.ThatAsync(
            () => refused,
            Throws.InstanceOf<FederationException>().With.Message.Contains(
                "Worker \"alice\" has mnist images, the central process generated images: give both the same with --data or --generated."));
    }

    [Test]
    public async Task Worker_Late_IsToldThatTheRunIsOver(CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, [.. Sample.SmallRun, "--workers", "dora", "--linger", "100000"]);
        await using var _ = central;
        var (code, output) = await Sample.RunWorkerAsync("dora", address, token, Sample.FewImages);
        Assert.That(code, Is.Zero, output);
        await central.WaitForAsync("^The run is over. For 100000 s workers that come too late are told so.$", token);

        (code, output) = await Sample.RunWorkerAsync("dora", address, token, Sample.FewImages);

        Assert.That(output.Split('\n')[^1], Is.EqualTo("Worker \"dora\" comes too late: the run is over, after 2 epochs (10 rounds)."));
        Assert.That(code, Is.EqualTo(ExitCodes.NotNow));

        await SampleProcess.SignalAsync("INT", central.Id, token);
        Assert.That(await central.ReadToEndAsync(token), Is.Zero, string.Join('\n', central.Output));
    }

    [Test]
    public async Task Central_WorkersDoNotCome_NamesThem(CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, "--generated", "--test-images", "10", "--workers", "alice,bob", "--patience", "1");
        await using var _ = central;

        Assert.That(await central.ReadToEndAsync(token), Is.EqualTo(1));
        Assert.That(central.Output, Has.Some.EqualTo("Waiting for alice, bob; nobody is here."));
        Assert.That(central.Output[^1], Does.Match(
            @"^After 1 s the run ends: alice, bob did not come; nobody is here\. Start whoever is missing with: worker NAME --server http://127\.0\.0\.1:\d+/$"));
    }

    [Test]
    public async Task Central_WorkerLostInARound_GoesOnAndWaitsForItByName(CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, [.. Sample.SmallRun, "--workers", "alice,bob", "--come-back", "0"]);
        await using var _ = central;
        await using var alice = Sample.StartWorker("alice", address, Sample.FewImages);
        await central.WaitForAsync("^alice is here, with 320 images.$", token);
        await central.WaitForAsync("^Waiting for bob; alice is here.$", token);

        // One who begins to train and never ends: he leaves in the middle of the round, and not before.
        var lost = new Impostor(("dataset", "generated"), (ClientPropertyKeys.ExampleCount, 320));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(token);
        var bob = FederationClient.RunAsync(address, "bob", lost, cancellationToken: leave.Token);
        await lost.Trains.WaitAsync(token);
        await leave.CancelAsync();
        await bob.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await central.WaitForAsync(@"^Epoch 1, round 1 of 5: bob is missing \(.*\); the round goes on without it\.$", token);
        await central.WaitForAsync("^Epoch 1, round 1 of 5: loss alice [0-9.]+;", token);
        await central.WaitForAsync("^Waiting for bob; alice is here.$", token);

        // From the next round on there is a bob again, and he has his own batches of that round.
        await using var again = Sample.StartWorker("bob", address, Sample.FewImages);
        await central.WaitForAsync("^bob is back.$", token);
        await central.WaitForAsync("^Epoch 1, round 2 of 5: loss alice [0-9.]+, bob [0-9.]+;", token);
        await again.WaitForAsync("^Epoch 1: trained on batches 5 to 8, loss ", token);
        Assert.That(await central.ReadToEndAsync(token), Is.Zero, string.Join('\n', central.Output));
        Assert.That(await alice.ReadToEndAsync(token), Is.Zero, string.Join('\n', alice.Output));
        Assert.That(await again.ReadToEndAsync(token), Is.Zero, string.Join('\n', again.Output));
    }

    [TestCase(0u, "The client speaks protocol version 0, the server version 1: update the client.")]
    [TestCase(2u, "The client speaks protocol version 2, the server version 1: update the server.")]
    public async Task Central_WorkerOfAnotherProtocolVersion_IsToldBothVersions(uint version, string reason, CancellationToken token)
    {
        var (central, address) = await Sample.StartCentralAsync(token, "--generated", "--test-images", "10");
        await using var _ = central;
        using var channel = GrpcChannel.ForAddress(address);
        using var call = new Federation.Protos.V1.Federation.FederationClient(channel).Join(cancellationToken: token);

        await call.RequestStream.WriteAsync(new ClientMessage { Hello = new Hello { ProtocolVersion = version, ClientId = "alice" } }, token);

        await Assert.ThatAsync(
            () => call.ResponseStream.MoveNext(token),
            Throws.InstanceOf<RpcException>().With.Property(nameof(RpcException.Status)).EqualTo(new Status(StatusCode.FailedPrecondition, reason)));
    }

    [Test]
    public async Task Worker_CentralOfAnotherProtocolVersion_SaysBothVersionsAndIsNotStartedAgain(CancellationToken token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<OtherVersion>();
        await app.StartAsync(token);
        var address = new Uri(app.Urls.Single());

        var (code, output) = await Sample.RunWorkerAsync("alice", address, token, Sample.FewImages);

        Assert.That(output.Split('\n')[^1], Is.EqualTo(
            $"The central process at {address} refuses worker \"alice\": The client speaks protocol version 1, the server version 2: update the client."));
        Assert.That(code, Is.EqualTo(ExitCodes.Refused));
    }
}
