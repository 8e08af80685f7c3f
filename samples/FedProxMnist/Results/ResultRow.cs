using FedProxMnist.Experiments;

namespace FedProxMnist.Results;

/// <summary>A row of the table, as it is in the JSON file: one configuration after its last round, over all seeds.</summary>
internal sealed record ResultRow(
    string Strategy, double Mu, double Stragglers, int Rounds, int Seeds, double MeanAccuracy, double StdAccuracy, double MeanLoss)
{
    public static ResultRow Of(Outcome outcome)
    {
        var (configuration, runs) = (outcome.Configuration, outcome.Runs);
        var accuracy = Spread.Of(runs.Select(run => run.Accuracy[^1]));
        return new ResultRow(
            configuration.Strategy,
            configuration.Mu,
            configuration.Stragglers,
            runs[0].Accuracy.Count - 1,
            runs.Count,
            accuracy.Mean,
            accuracy.Deviation,
            Spread.Of(runs.Select(run => run.Loss[^1])).Mean);
    }
}
