using System.Net;
using Federation.Strategies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Support;

/// <summary>A real federation server on a port of its own, whose error log must stay empty.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RecordingLog _errors;

    private TestServer(WebApplication app, RecordingLog errors)
    {
        _app = app;
        _errors = errors;
    }

    public Uri Address => new(_app.Urls.Single());

    public IClientRegistry Registry => _app.Services.GetRequiredService<IClientRegistry>();

    public Task<RunHistory> Completion => _app.Services.GetRequiredService<IFederationRun>().Completion;

    public RunHistory? History => _app.Services.GetRequiredService<IFederationRun>().History;

    public static async Task<TestServer> StartAsync(
        IStrategy strategy, Action<FederationServerOptions>? configure = null, IRunObserver? observer = null, TimeProvider? time = null)
    {
        var errors = new RecordingLog(LogLevel.Error);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        var federation = builder.Services
            .AddFederationServer(options =>
            {
                options.Rounds = 1;
                options.WaitForClients = TimeSpan.FromSeconds(20);
                options.ReconnectWindow = TimeSpan.FromSeconds(0.3);
                configure?.Invoke(options);
            })
            .UseStrategy(strategy);
        if (observer is not null)
        {
            federation.AddObserver(observer);
        }

        var app = builder.Build();
        app.MapFederation();
        await app.StartAsync();
        return new TestServer(app, errors);
    }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>Takes the errors out of the log that are part of the test.</summary>
    public IReadOnlyList<string> TakeErrors()
    {
        var errors = _errors.Entries.ToArray();
        _errors.Entries.Clear();
        return errors;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Assert.That(_errors.Entries, Is.Empty, "the server logged errors");
    }
}
