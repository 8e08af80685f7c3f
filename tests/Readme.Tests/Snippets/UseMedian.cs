using Federation.Strategies;

namespace Readme.Tests.Snippets;

internal static class UseMedian
{
    public static FedAvg Make(FedAvgOptions options)
    {
        // <readme>
        var strategy = new FedAvg(options) { Aggregator = new Median() };
        // </readme>
        return strategy;
    }
}
