using Federation.Core;
using Federation.Strategies;

namespace CustomStrategy;

/// <summary>The sample's strategy: each of its seams is a choice of one's own.</summary>
internal static class MyStrategy
{
    public static IStrategy Make(FedAvgOptions options, Func<TensorList, double> lossOf)
    {
        // <shown>
        IStrategy strategy = new FedAvg(options)
        {
            // How an update is folded in: the better half, and four fifths of the way.
            Aggregator = new Damped(new BufferedAggregator(new BestHalf(lossOf).Combine, minUpdates: 2), part: 0.8),

            // What each client is told: those that say they are slow do less.
            Instructor = new PerClientInstructor((context, client) => new ClientInstruction(
                context.GlobalModel,
                new ScalarMap((FitConfigKeys.Epochs, client.Properties.ContainsKey("slow") ? 2 : 5)))),

            // Who takes part: clients with enough examples.
            FitSelector = new FilteredSelector(
                client => client.ExampleCount >= 50,
                new UniformSelector(fraction: 1.0, minimum: 4, options.MinAvailableClients)),

            // When a round's training ends, and when the run does.
            FitRule = new Quorum(minResults: 3, deadline: TimeSpan.FromMinutes(1)),
            StoppingRule = Stop.WhenAtLeast("accuracy", 0.97),
        };

        // And what any strategy can have: here, a round in which half of the clients fail changes nothing.
        strategy = strategy.WithMinimumCompletion();
        // </shown>
        return strategy;
    }
}
