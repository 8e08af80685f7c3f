using Federation.Benchmarks.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training;

/// <summary>One training that both sides run; <c>peer.py</c> has the same under the same name.</summary>
/// <param name="Name">What it is called, here and in <c>peer.py</c>.</param>
/// <param name="Images">Images of an epoch.</param>
/// <param name="BatchSize">Images of a step; the last step of an epoch takes what is left.</param>
/// <param name="Shape">Sizes of one image.</param>
/// <param name="First">Multiplications of the first layer for one image.</param>
/// <param name="Others">Multiplications of the other layers for one image.</param>
/// <param name="Network">Makes the network.</param>
/// <param name="Optimizer">Makes the optimizer.</param>
internal sealed record TrainingTask(
    string Name,
    int Images,
    int BatchSize,
    long[] Shape,
    long First,
    long Others,
    Func<nn.Module<Tensor, Tensor>> Network,
    Func<IEnumerable<Parameter>, optim.Optimizer> Optimizer)
{
    /// <summary>All of them, the smallest network last.</summary>
    public static IReadOnlyList<TrainingTask> All { get; } =
    [
        new(
            "cifar",
            4500,
            32,
            [3, 32, 32],
            First: 6 * 75 * 28 * 28,
            Others: (16 * 150 * 10 * 10) + (400 * 120) + (120 * 84) + (84 * 10),
            () => new TutorialNet(),
            parameters => optim.Adam(parameters, lr: 1e-3)),
        new(
            "mnist",
            600,
            8,
            [1, 28, 28],
            First: 32 * 9 * 26 * 26,
            Others: (64 * 288 * 24 * 24) + (9216 * 128) + (128 * 10),
            () => new MnistNet(),
            parameters => optim.SGD(parameters, 0.01)),
        new(
            "residual",
            960,
            32,
            [3, 32, 32],
            First: 16 * 27 * 32 * 32,
            Others: (2 * 16 * 144 * 32 * 32)
                + (32 * (144 + 288 + 16) * 16 * 16)
                + (64 * (288 + 576 + 32) * 8 * 8)
                + (64 * 10),
            () => new ResidualNet(),
            parameters => optim.SGD(parameters, 0.01, momentum: 0.9)),
        new(
            "regression",
            60_000,
            10,
            [784],
            First: 784 * 10,
            Others: 0,
            () => nn.Linear(784, 10),
            parameters => optim.SGD(parameters, 0.01)),
    ];

    public int Steps => (Images + BatchSize - 1) / BatchSize;

    /// <summary>
    /// Additions and multiplications of convolutions and products in an epoch: forward, as many again for the weights'
    /// gradients, and as many for the inputs' gradients, which the first layer has not.
    /// </summary>
    public double Flops => 2.0 * Images * ((2 * First) + (3 * Others));
}
