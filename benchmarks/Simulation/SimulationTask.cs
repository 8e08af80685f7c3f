using Federation.Benchmarks.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Simulation;

/// <summary>One federation that both sides run; <c>peer.py</c> has the same under the same name.</summary>
/// <param name="Name">What it is called, here and in <c>peer.py</c>.</param>
/// <param name="Clients">How many clients there are.</param>
/// <param name="Rounds">Rounds of a turn, of <see cref="ClientsPerRound"/> clients each.</param>
/// <param name="Examples">Images of each client.</param>
/// <param name="Epochs">How often a client goes through them in a round.</param>
/// <param name="Shape">Sizes of one image.</param>
/// <param name="LearningRate">SGD's.</param>
/// <param name="WeightDecay">SGD's.</param>
/// <param name="Network">Makes the network.</param>
internal sealed record SimulationTask(
    string Name,
    int Clients,
    int Rounds,
    int Examples,
    int Epochs,
    long[] Shape,
    double LearningRate,
    double WeightDecay,
    Func<nn.Module<Tensor, Tensor>> Network)
{
    public const int ClientsPerRound = 10;

    public const int BatchSize = 10;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimulationTask> All { get; } =
    [
        new("regression", 1_000, 20, 60, 10, [784], 0.03, 1e-3, () => nn.Linear(784, 10)),
        new("mnist", 100, 3, 100, 1, [1, 28, 28], 0.01, 0, () => new MnistNet()),
    ];

    public int Fits => Rounds * ClientsPerRound;

    public optim.Optimizer Optimizer(IEnumerable<Parameter> parameters) =>
        optim.SGD(parameters, LearningRate, weight_decay: WeightDecay);
}
