using Federation.Data;
using Federation.TorchSharp;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>How the network learns; optimizer, epochs, batch size, learning rate and seed are the server's to say.</summary>
internal static class Recipe
{
    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);

    public static IBatchSource Batches(ImageDataset images) => BatchSource.FromImages(images, PixelNormalization.Symmetric);
}
