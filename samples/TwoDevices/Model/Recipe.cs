using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Model;

/// <summary>How pictures go into the network, and how it learns.</summary>
internal static class Recipe
{
    private const int DeviceBatchSize = 10;
    private const double DeviceLearningRate = 0.003;

    // Also for pictures of one's own: the base knows no other.
    private static readonly PixelNormalization Normalization = PixelNormalization.Cifar10;

    public static IBatchSource Batches(ImageDataset pictures) => BatchSource.FromImages(pictures, Normalization);

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);

    public static optim.Optimizer Optimizer(IEnumerable<Parameter> parameters) => optim.Adam(parameters);

    /// <summary>What the server tells the devices.</summary>
    public static ScalarMap Instruction(Settings settings) => new(
        (FitConfigKeys.Epochs, settings.Epochs),
        (FitConfigKeys.BatchSize, DeviceBatchSize),
        (FitConfigKeys.LearningRate, DeviceLearningRate),
        (FitConfigKeys.Seed, settings.Seed));
}
