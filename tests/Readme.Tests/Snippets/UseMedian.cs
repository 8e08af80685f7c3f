using Federation.Strategies;

namespace Readme.Tests.Snippets;

internal static class UseMedian
{
    public static FedAvg Make(FedAvgOptions options)
    {
        // <shown>
        var strategy = new FedAvg(options) { Aggregator = new BufferedAggregator(Median.Combine) };
        // </shown>
        return strategy;
    }
}
