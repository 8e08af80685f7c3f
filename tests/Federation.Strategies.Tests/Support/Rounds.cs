using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Rounds of an aggregator on models of one float32 tensor "w".</summary>
internal static class Rounds
{
    /// <summary>A round in which the only client answers that.</summary>
    public static AggregationOutcome Play(IAggregator aggregator, int round, TensorList model, params float[] answer) =>
        Play(aggregator, round, model, Updates.Of("a", model, Updates.Model(answer), round: round));

    /// <summary>A round with these updates, all of which are taken.</summary>
    public static AggregationOutcome Play(IAggregator aggregator, int round, TensorList model, params ClientUpdate[] updates)
    {
        var aggregation = aggregator.Begin(new AggregationContext(round, model));
        foreach (var update in updates)
        {
            Assert.That(aggregation.Add(update).Reason, Is.Null);
        }

        return aggregation.Complete();
    }

    /// <summary>The model that a round made.</summary>
    public static TensorList Model(this AggregationOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Aggregated>());
        return ((AggregationOutcome.Aggregated)outcome).Model;
    }

    /// <summary>The elements of "w" in the model that a round made.</summary>
    public static float[] Values(this AggregationOutcome outcome) => outcome.Model()["w"].AsSpan<float>().ToArray();
}
