using System.CommandLine;
using Federation.Samples;
using FedProxMnist.Experiments;
using FedProxMnist.Results;

namespace FedProxMnist;

/// <summary>The program's only command: all configurations, one after the other.</summary>
internal static class FedProxCommand
{
    // With more, MNIST's rarest digit has too few images for the clients that hold it.
    private const int MostClients = 5_000;

    public static RootCommand Make()
    {
        var standard = new Settings();
        var data = new DataOptions(KnownDataset.Mnist);
        var seeds = Numbers.Option("--seeds", "How often each configuration runs: with the seeds 1 to N.", standard.Seeds, 1, 1_000);
        var rounds = Numbers.Option("--rounds", "How many rounds there are.", standard.Rounds, 1, 100_000);
        var clients = Numbers.Option("--clients", $"How many clients there are; {Settings.ClientsPerRound} of them train in a round.", standard.Clients, Settings.ClientsPerRound, MostClients);
        var parallelism = Numbers.Option("--parallelism", "How many runs go on at the same time. The results do not depend on it.", standard.Parallelism, 1, 1_024);
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Write the table's rows to this file, as JSON." };
        var svg = new Option<string>("--svg")
        {
            HelpName = "FILE",
            Description = "Where the picture of the curves is written.",
            DefaultValueFactory = _ => "curves.svg",
        };

        var command = new RootCommand(
            "FedAvg and FedProx on MNIST with stragglers: 1,000 clients with two digits each, logistic regression, nine configurations.")
        {
            seeds, rounds, clients, parallelism, json, svg,
        };
        data.AddTo(command);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var settings = new Settings
                {
                    Seeds = result.GetValue(seeds),
                    Rounds = result.GetValue(rounds),
                    Clients = result.GetValue(clients),
                    Parallelism = result.GetValue(parallelism),
                };
                var images = await data.ReadAsync(console, result, cancellationToken);
                var outcome = await new Experiment(settings, images).RunAsync(console, cancellationToken);
                await new Report(console, settings, images.Title).WriteAsync(
                    outcome, result.GetValue(json), result.GetValue(svg)!, cancellationToken);
            },
            cancellationToken));
        return command;
    }
}
