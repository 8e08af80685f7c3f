using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Benchmarks.Transport;

/// <summary>The server process: prints its address, then the result.</summary>
internal static class TransportServer
{
    public const string Name = "transport-server";

    public static Command Command() => ServerCommand.Make(Name, RunAsync);

    private static async Task<TransportResult> RunAsync(int megabytes, int rounds, int clients, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = MakeModel(megabytes),
            MinFitClients = clients,
            MinAvailableClients = clients,
            FractionEvaluate = 0,
            MinEvaluateClients = 1,
        });
        builder.Services.AddFederationServer(options => options.Rounds = rounds).UseStrategy(strategy);
        await using var app = builder.Build();
        app.MapFederation();
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.Single());

        var history = await app.Services.GetRequiredService<IFederationRun>().Completion.WaitAsync(cancellationToken);

        if (history.Rounds.Any(round => round.Fits.Count != clients))
        {
            throw new InvalidOperationException("A client failed: " + string.Join("; ", history.Rounds.SelectMany(round => round.Failures)));
        }

        using var process = Process.GetCurrentProcess();
        return new TransportResult(ServerCommand.SteadyMedian([.. history.Rounds.Select(round => round.Duration.TotalSeconds)]), process.PeakWorkingSet64 / 1e6);
    }

    /// <summary>Eight layers of the same size, a million bytes to the megabyte.</summary>
    private static TensorList MakeModel(int megabytes)
    {
        var random = new Random(1);
        return new TensorList(Enumerable.Range(0, 8).Select(layer =>
        {
            var values = new float[megabytes * 1_000_000 / 4 / 8];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = random.NextSingle() - 0.5f;
            }

            return Tensor.FromArray($"layer{layer}", values);
        }));
    }
}
