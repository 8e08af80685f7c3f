namespace Federation.Strategies.Tests;

/// <summary>The robust strategies, each as it stands two Byzantine clients among eleven.</summary>
internal static class RobustStrategies
{
    public static IEnumerable<TestCaseData> All =>
    [
        Case("FedMedian", () => new FedMedian()),
        Case("FedTrimmedAvg", () => new FedTrimmedAvg()),
        Case("Krum", () => new Krum(new KrumOptions { ByzantineClients = 2 })),
        Case("MultiKrum", () => new MultiKrum(new MultiKrumOptions { ByzantineClients = 2 })),
        Case("Bulyan", () => new Bulyan(new BulyanOptions { ByzantineClients = 2 })),
        Case("GeometricMedian", () => new GeometricMedian(new GeometricMedianOptions { Weights = MeanWeights.Uniform })),
    ];

    private static TestCaseData Case(string name, Func<FedAvg> make) => new TestCaseData(make).SetArgDisplayNames(name);
}
