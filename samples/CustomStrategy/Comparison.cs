using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Federation.TorchSharp;
using static TorchSharp.torch;

namespace CustomStrategy;

/// <summary>Trains the same model with the same clients twice: with FedAvg, and with the strategy of one's own.</summary>
internal static class Comparison
{
    public static async Task<(RunHistory FedAvg, RunHistory Mine)> RunAsync(Settings settings, TextWriter output, CancellationToken cancellationToken)
    {
        random.manual_seed(settings.Seed);
        using var start = Network.Make();
        var held = Network.Examples(100, settings.Seed - 1);
        var test = Network.Examples(2000, settings.Seed - 2);
        var options = new FedAvgOptions
        {
            InitialParameters = start.ToTensorList(),
            MinAvailableClients = settings.Clients,
            FractionEvaluate = 0,
            Evaluate = (_, model, _) => new ValueTask<EvaluateResult?>(Network.Measure(model, test)),
        };

        await output.WriteLineAsync($"{settings.Clients} clients, {settings.Mistaken} of which have all labels wrong; accuracy on test points:");
        var fedAvg = await RunOneAsync("FedAvg", new FedAvg(options), settings, output, cancellationToken);
        var mine = await RunOneAsync("MyStrategy", MyStrategy.Make(options, model => Network.Measure(model, held).Loss), settings, output, cancellationToken);
        return (fedAvg, mine);
    }

    private static async Task<RunHistory> RunOneAsync(
        string name, IStrategy strategy, Settings settings, TextWriter output, CancellationToken cancellationToken)
    {
        var history = await LocalFederation.RunAsync(strategy, settings, cancellationToken);
        var accuracies = history.Rounds.Select(round => $"{AccuracyOf(round):0.000}");
        await output.WriteLineAsync($"{name,-10}  {string.Join(' ', accuracies)}");
        if (history.StopReason is { } reason)
        {
            await output.WriteLineAsync($"            stopped after round {history.Rounds.Count}: {reason}");
        }

        return history;
    }

    /// <summary>The global model's accuracy after a round.</summary>
    internal static double AccuracyOf(RoundRecord round) => round.ServerEvaluation!.Metrics["accuracy"].AsDouble();
}
