using Federation.Data;
using Federation.TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>How the network learns; epochs, batch size, learning rate and seed are the server's to say.</summary>
internal static class Recipe
{
    public static optim.Optimizer Optimizer(IEnumerable<Parameter> parameters) => optim.Adam(parameters);

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);

    public static IBatchSource Batches(ImageDataset images) => BatchSource.FromImages(images, PixelNormalization.Symmetric);
}
