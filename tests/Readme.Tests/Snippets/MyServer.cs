using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests.Snippets;

internal static class MyServer
{
    public static WebApplication Build(string[] args, TensorList initialModel)
    {
        // <shown>
        var builder = WebApplication.CreateBuilder(args);
        builder.Services
            .AddFederationServer(options => options.Rounds = 5)
            .UseStrategy(new FedAvg(new FedAvgOptions
            {
                InitialParameters = initialModel,
                MinAvailableClients = 3,
                FitConfig = round => new ScalarMap((FitConfigKeys.LearningRate, 0.5 / round)),
            }));

        var app = builder.Build();
        app.MapFederation();
        // </shown>
        return app;
    }

    public static async Task<double?> RunAsync(WebApplication app)
    {
        // <shown>
        await app.StartAsync();

        RunHistory history = await app.Services.GetRequiredService<IFederationRun>().Completion;
        Console.WriteLine($"loss after {history.Rounds.Count} rounds: {history.Rounds[^1].Loss}");
        // </shown>
        return history.Rounds[^1].Loss;
    }
}
