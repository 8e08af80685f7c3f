using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

/// <summary>Rounds of a differentially private strategy.</summary>
internal static class PrivateRounds
{
    /// <summary>FedAvg that is private as the options say.</summary>
    public static IStrategy FedAvg(DifferentialPrivacyOptions options) => new FedAvg().WithDifferentialPrivacy(options);

    /// <summary>Begins a round.</summary>
    public static IAggregation Begin(IStrategy strategy, TensorList model, int round = 1) =>
        strategy.Aggregator.Begin(new AggregationContext(round, model));

    /// <summary>The model after the first round, of updates all of which are taken.</summary>
    public static TensorList Run(IStrategy strategy, TensorList model, params ReadOnlySpan<ClientUpdate> updates) =>
        RunRound(1, strategy, model, updates);

    /// <summary>The model after a round of updates, all of which are taken.</summary>
    public static TensorList RunRound(int round, IStrategy strategy, TensorList model, params ReadOnlySpan<ClientUpdate> updates)
    {
        var aggregation = Begin(strategy, model, round);
        foreach (var verdict in aggregation.AddRange(updates.ToArray()))
        {
            Assert.That(verdict.Reason, Is.Null);
        }

        return Model(aggregation.Complete());
    }

    /// <summary>The model of an outcome that has one.</summary>
    public static TensorList Model(AggregationOutcome outcome) => ((AggregationOutcome.Aggregated)outcome).Model;

    /// <summary>The elements of a model of one float32 tensor "w".</summary>
    public static float[] Values(TensorList model) => model["w"].AsSpan<float>().ToArray();
}
