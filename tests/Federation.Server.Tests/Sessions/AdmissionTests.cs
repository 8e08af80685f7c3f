using System.Collections.Concurrent;
using Federation.Client;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Grpc.Core;

namespace Federation.Server.Tests.Sessions;

/// <summary>Who is let in is for the one who runs the server to say.</summary>
[CancelAfter(30_000)]
internal sealed class AdmissionTests
{
    private static readonly string[] s_names = ["alice", "bob"];

    [Test]
    public async Task Admit_GivesAReason_RefusesForGoodWithJustThat(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100), options => options.Admit = OnlyThoseNamed);
        using var alice = await RawClient.JoinAsync(server.Address, "alice", cancellationToken);

        var misnamed = RealClient.RunAsync(server.Address, "alcie", new TestClient(), cancellationToken);

        await Assert.ThatAsync(
            () => misnamed.WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).False
                .And.Message.EndsWith("refused client \"alcie\": There is no \"alcie\" here; these may join: alice, bob. (PermissionDenied)")
                .And.InnerException.Property(nameof(RpcException.Status)).Property(nameof(Status.Detail)).EqualTo("There is no \"alcie\" here; these may join: alice, bob."));
        Assert.That(server.Registry.Clients.Select(client => client.Id), Is.EqualTo(new[] { "alice" }));
    }

    [Test]
    public async Task Admit_MayComeLater_EndsTheClientWithAnErrorThatSaysSo(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(100), options => options.Admit = _ => new ClientRefusal("Come back at night.") { MayComeLater = true });

        await Assert.ThatAsync(
            () => RealClient.RunAsync(server.Address, "alice", new TestClient(), cancellationToken).WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).True
                .And.Message.EndsWith("does not take client \"alice\" now: Come back at night. (Aborted)"));
    }

    [Test]
    public async Task Admit_IsTold_WhatTheClientSaysOfItself(CancellationToken cancellationToken)
    {
        var asked = new ConcurrentQueue<ClientInfo>();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100), options => options.Admit = client =>
        {
            asked.Enqueue(client);
            return null;
        });
        var hello = RawClient.HelloOf("alice");
        hello.Properties.Add("examples", new Scalar { IntegerValue = 7 });

        using var alice = await RawClient.JoinAsync(server.Address, hello, cancellationToken);

        Assert.That(asked.Single().Id, Is.EqualTo("alice"));
        Assert.That(asked.Single().Properties["examples"].AsInteger(), Is.EqualTo(7));
    }

    [Test]
    public async Task Admit_ClientComesBackToItsSession_IsNotAskedAgain(CancellationToken cancellationToken)
    {
        var letsIn = true;
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100), options =>
        {
            options.Admit = _ => letsIn ? null : new ClientRefusal("No more.");
            options.ReconnectWindow = TimeSpan.FromSeconds(20);
        });
        var first = await RawClient.JoinAsync(server.Address, "alice", cancellationToken);
        first.Dispose();
        letsIn = false;

        var hello = RawClient.HelloOf("alice");
        hello.SessionToken = first.Welcome.SessionToken;
        using var again = await RawClient.JoinAsync(server.Address, hello, cancellationToken);
        using var other = new RawClient(server.Address);
        await other.SendLastAsync(new ClientMessage { Hello = RawClient.HelloOf("bob") });

        Assert.That(again.Welcome.Resumed, Is.True);
        Assert.That((await other.EndOfStreamAsync(cancellationToken)).StatusCode, Is.EqualTo(StatusCode.PermissionDenied));
    }

    [Test]
    public async Task Admit_Throws_LetsNobodyIn(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(100), options => options.Admit = _ => throw new InvalidDataException("the list of names is gone"));
        using var client = new RawClient(server.Address);

        await client.SendLastAsync(new ClientMessage { Hello = RawClient.HelloOf("alice") });
        var status = await client.EndOfStreamAsync(cancellationToken);

        Assert.That((status.StatusCode, status.Detail), Is.EqualTo((StatusCode.Unavailable, "The server failed to decide whether to let the client in.")));
        Assert.That(server.Registry.Clients, Is.Empty);
        Assert.That(server.TakeErrors(), Has.One.Contains("Admit"));
    }

    private static ClientRefusal? OnlyThoseNamed(ClientInfo client) => s_names.Contains(client.Id)
        ? null
        : new ClientRefusal($"There is no \"{client.Id}\" here; these may join: {string.Join(", ", s_names)}.");
}
