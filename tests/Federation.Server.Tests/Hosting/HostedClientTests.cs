using Federation.Client;
using Federation.Core;
using Federation.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Server.Tests.Hosting;

[CancelAfter(30_000)]
internal sealed class HostedClientTests
{
    [Test]
    public async Task Host_RunsTheClientAndStopsWhenTheFederationHasEnded(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1, evaluates: true));
        using var host = MakeHost(options =>
        {
            options.Server = server.Address;
            options.ClientId = "hosted";
        });

        await host.RunAsync(cancellationToken).WaitAsync(cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        Assert.That(history.Rounds[0].Fits.Single().ClientId, Is.EqualTo("hosted"));
    }

    [Test]
    public async Task Host_Stopped_LeavesTheFederation(CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), observer: recorder);
        var gate = new Gate();
        using var host = MakeHost(options => options.Server = server.Address, gate);
        await host.StartAsync(cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        Assert.That(server.Registry.Clients.Single().Id, Is.EqualTo(Environment.MachineName));

        await host.StopAsync(cancellationToken).WaitAsync(cancellationToken);

        await recorder.UntilAsync(nameof(IRunObserver.ClientLeft), null, cancellationToken);
        Assert.That(recorder.Events.Single(e => e.Name == nameof(IRunObserver.ClientLeft)).Value, Is.EqualTo("the client left: the client was stopped"));
    }

    [Test]
    public async Task Start_OptionsOutOfRange_ListsThemAll(CancellationToken cancellationToken)
    {
        using var host = MakeHost(options =>
        {
            options.ClientId = "";
            options.Connection.MaxModelBytes = 0;
        });

        await Assert.ThatAsync(
            () => host.StartAsync(cancellationToken),
            Throws.InstanceOf<OptionsValidationException>()
                .With.Message.Contains("Server must be")
                .And.Message.Contains("ClientId must have")
                .And.Message.Contains("MaxModelBytes must be"));
    }

    private static IHost MakeHost(Action<FederationWorkerOptions> configure, Gate? gate = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new HostedClient(gate));
        builder.Services.AddFederationClient<HostedClient>(configure);
        return builder.Build();
    }

    private sealed class HostedClient(Gate? gate) : FederatedClient
    {
        public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
        {
            await (gate?.PassAsync(cancellationToken) ?? Task.CompletedTask);
            return new FitResult(Models.Add(request.Parameters, 1), 1);
        }

        public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
            new(new EvaluateResult(0, 1));
    }
}
