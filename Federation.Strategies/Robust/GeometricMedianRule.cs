using Federation.Core;

namespace Federation.Strategies;

/// <summary>The smoothed Weiszfeld algorithm.</summary>
internal sealed class GeometricMedianRule(UpdateWeight weights, int iterations, double smoothing) : RobustRule
{
    public override (int Count, string Remedy) Required => (1, "Every client that was asked failed or was refused; the round's history says why.");

    public override string? FindFault(ClientUpdate update) =>
        weights(update) is var weight && weight is >= 1 and <= ExactMean.MaxWeight
            ? null
            : $"the weight is {weight}; it must be 1 to {ExactMean.MaxWeight}";

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates)
    {
        if (updates.Count > WeightedCombination.MaxUpdates)
        {
            return new AggregationOutcome.Rejected(
                $"There are {updates.Count} updates and the geometric median takes {WeightedCombination.MaxUpdates} at most: ask fewer clients.");
        }

        var parameters = ParametersOf(updates);
        var alphas = updates.Select(update => (double)weights(update)).ToArray();
        var combination = new WeightedCombination();
        var median = new CoordinateMedian().Of(parameters);
        var betas = Weigh(combination.SquaredDistances(parameters, median));
        for (var i = 1; i < iterations; i++)
        {
            betas = Weigh(combination.SquaredDistances(parameters, betas));
        }

        return new AggregationOutcome.Aggregated(combination.Of(parameters, betas));

        double[] Weigh(double[] squares) => [.. alphas.Zip(squares, (alpha, square) => alpha / Math.Max(smoothing, Math.Sqrt(square)))];
    }
}
