using CifarSample.Model;
using Federation.Strategies;

namespace CifarSample.Server;

/// <summary>The strategies by the names that <c>--strategy</c> takes.</summary>
internal static class StrategyCatalogue
{
    /// <summary>The one that is used unless another is named.</summary>
    public const string Default = "fedavg";

    // The weights and rates suit a network that is trained for a few rounds by Adam; the library's own defaults are the papers'.
    private static readonly OrderedDictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        [Default] = new(_ => new FedAvg()),
        ["fedprox"] = new(run => new FedProx(new FedProxOptions { ProximalMu = run.Plan.ProximalMu })) { ProximalMu = 0.01 },
        ["fedavgm"] = new(run => new FedAvgM(new FedAvgMOptions { ServerLearningRate = run.ServerLearningRate })) { ServerLearningRate = 1 },
        ["fedadagrad"] = new(run => new FedAdagrad(new FedAdagradOptions { ServerLearningRate = run.ServerLearningRate })) { ServerLearningRate = 0.01 },
        ["fedadam"] = new(run => new FedAdam(new FedAdamOptions { ServerLearningRate = run.ServerLearningRate })) { ServerLearningRate = 0.01 },
        ["fedyogi"] = new(run => new FedYogi(new FedYogiOptions { ServerLearningRate = run.ServerLearningRate })) { ServerLearningRate = 0.01 },
        ["fednova"] = new(run => new FedNova(new FedNovaOptions { ProximalMu = run.Plan.ProximalMu, ClientLearningRate = run.Plan.LearningRate }))
        {
            Optimizer = Optimizers.Sgd,
        },
        ["qfedavg"] = new(run => new QFedAvg(new QFedAvgOptions { ClientLearningRate = run.Plan.LearningRate })) { Optimizer = Optimizers.Sgd },
        ["scaffold"] = new(run => new Scaffold(new ScaffoldOptions { ServerLearningRate = run.ServerLearningRate }))
        {
            Optimizer = Optimizers.Sgd,
            ServerLearningRate = 1,
        },
        ["fedmedian"] = new(_ => new FedMedian()),
        ["fedtrimmedavg"] = new(_ => new FedTrimmedAvg()),
        ["krum"] = new(_ => new Krum()),
        ["multikrum"] = new(_ => new MultiKrum()),
        ["bulyan"] = new(_ => new Bulyan()),
        ["geometricmedian"] = new(_ => new GeometricMedian()),
        ["fedbuff"] = new(MakeFedBuff) { ServerLearningRate = 1 },
    };

    public static IReadOnlyList<string> Names => Entries.Keys;

    /// <summary>Those whose server has a learning rate.</summary>
    public static IEnumerable<string> WithServerLearningRate => Entries.Where(entry => entry.Value.ServerLearningRate is not null).Select(entry => entry.Key);

    /// <summary>Makes a run's strategy.</summary>
    public static IStrategy Make(RunSettings settings, TrainingPlan plan)
    {
        var entry = Entries[settings.Strategy];
        return entry.Make(new Run(plan, settings.ServerLearningRate ?? entry.ServerLearningRate ?? 1));
    }

    /// <summary>What the clients train with unless something else is asked for.</summary>
    public static string OptimizerOf(string strategy) => Entries[strategy].Optimizer;

    /// <summary>The weight of the proximal term unless something else is asked for.</summary>
    public static double ProximalMuOf(string strategy) => Entries[strategy].ProximalMu;

    /// <summary>Whether noise on the mean of the updates is noise on all that the strategy takes from them.</summary>
    public static bool Averages(string strategy)
    {
        var settings = new RunSettings { Strategy = strategy };
        return Entries.ContainsKey(strategy) && Make(settings, settings.PlanFor("")).Aggregator is IMeanBasedAggregator;
    }

    // Half of the clients' answers make a model; the others go on meanwhile.
    private static FedBuff MakeFedBuff(Run run) => new(new FedBuffOptions
    {
        BufferSize = Math.Max(run.Plan.Partitions / 2, 1),
        Concurrency = run.Plan.Partitions,
        MinAvailableClients = Math.Max(run.Plan.Partitions / 2, 2),
        ServerLearningRate = run.ServerLearningRate,
    });

    /// <summary>What a strategy may depend on.</summary>
    private sealed record Run(TrainingPlan Plan, double ServerLearningRate);

    private sealed record Entry(Func<Run, IStrategy> Make)
    {
        /// <summary>What its clients train with: some need plain steps along the gradient.</summary>
        public string Optimizer { get; init; } = Optimizers.Adam;

        /// <summary>The weight of the proximal term in its clients' loss.</summary>
        public double ProximalMu { get; init; }

        /// <summary>The server's learning rate; null where there is none.</summary>
        public double? ServerLearningRate { get; init; }
    }
}
