using Federation.Data;
using Federation.TorchSharp;
using static TorchSharp.torch;

namespace NamedWorkers.Training;

/// <summary>How the network learns; the learning rate is the central process's to say.</summary>
internal static class Recipe
{
    public static LocalTrainer Trainer(DigitNet net) => new(net, parameters => optim.SGD(parameters, 0.1), Loss);

    public static IBatchSource Batches(ImageDataset images) => BatchSource.FromImages(images, PixelNormalization.Mnist);

    private static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);
}
