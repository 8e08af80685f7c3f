namespace Federation.Strategies.Tests;

/// <summary>All cases of all <see cref="IStrategyCases"/>.</summary>
internal static class StrategyCases
{
    public static IReadOnlyList<StrategyCase> All { get; } =
    [
        .. typeof(StrategyCases).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IStrategyCases)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => ((IStrategyCases)Activator.CreateInstance(type)!).Cases),
    ];

    public static IEnumerable<TestCaseData> Named => Where(_ => true);

    public static IEnumerable<TestCaseData> WithFixedPoint => Where(item => item.HasFixedPoint);

    public static IEnumerable<TestCaseData> WithOneUpdateItself => Where(item => item.OneUpdateIsItself);

    public static IEnumerable<TestCaseData> WithIrrelevantScale => Where(item => item.ScaleOfExamplesIsIrrelevant);

    public static IEnumerable<TestCaseData> WithBadUpdates =>
        All.SelectMany(_ => BadUpdates.All.Keys, (item, fault) => new TestCaseData(item, fault).SetArgDisplayNames(item.Name, fault));

    private static IEnumerable<TestCaseData> Where(Func<StrategyCase, bool> condition) =>
        All.Where(condition).Select(item => new TestCaseData(item).SetArgDisplayNames(item.Name));
}
