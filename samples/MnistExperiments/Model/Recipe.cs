using Federation.Core;
using Federation.TorchSharp;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MnistExperiments.Model;

/// <summary>What the network starts from and how it learns; epochs, batch size and learning rate are the server's to say.</summary>
internal static class Recipe
{
    /// <summary>The weights that a run starts from; the seed alone decides them.</summary>
    public static TensorList InitialWeights(int seed)
    {
        random.manual_seed(seed);
        using var net = new MnistNet();
        return net.ToTensorList();
    }

    public static optim.Optimizer Optimizer(IEnumerable<Parameter> parameters) => optim.SGD(parameters, new Settings().LearningRate);

    /// <summary>What the clients of every round are told.</summary>
    public static ScalarMap ToConfig(Settings settings) => new(
        (FitConfigKeys.Epochs, settings.Epochs),
        (FitConfigKeys.BatchSize, settings.BatchSize),
        (FitConfigKeys.LearningRate, settings.LearningRate));

    public static torch.Tensor Loss(torch.Tensor output, torch.Tensor target) => nn.functional.cross_entropy(output, target);
}
