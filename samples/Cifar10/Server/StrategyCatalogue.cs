using CifarSample.Model;
using Federation.Strategies;

namespace CifarSample.Server;

/// <summary>The strategies by the names that <c>--strategy</c> takes.</summary>
internal static class StrategyCatalogue
{
    /// <summary>The one that is used unless another is named.</summary>
    public const string Default = "fedavg";

    private static readonly OrderedDictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        [Default] = new(_ => new FedAvg()),
    };

    public static IReadOnlyList<string> Names => Entries.Keys;

    /// <summary>Makes a run's strategy.</summary>
    public static IStrategy Make(RunSettings settings) => Entries[settings.Strategy].Make(settings);

    /// <summary>What the clients train with unless something else is asked for.</summary>
    public static string OptimizerOf(string strategy) => Entries[strategy].Optimizer;

    /// <param name="Make">Makes it.</param>
    /// <param name="Optimizer">What its clients train with: some need plain steps along the gradient.</param>
    private sealed record Entry(Func<RunSettings, IStrategy> Make, string Optimizer = Optimizers.Adam);
}
