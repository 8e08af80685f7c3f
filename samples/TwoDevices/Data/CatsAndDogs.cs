using Federation.Data;
using Federation.Samples;

namespace TwoDevices.Data;

/// <summary>What the sample makes of CIFAR-10: cats and dogs for the devices, the other eight classes for the base.</summary>
internal static class CatsAndDogs
{
    private const int Cat = 3;
    private const int Dog = 5;

    /// <summary>The cats and dogs among the training images.</summary>
    public static Pictures Of(ImageData cifar) => new(cifar.Title, cifar.Train, [Cat, Dog], ["cats", "dogs"]);

    /// <summary>The images that are neither, with their labels of CIFAR-10's ten.</summary>
    public static ImageDataset Others(ImageDataset images) =>
        images.Select([.. Enumerable.Range(0, images.Count).Where(i => images.Labels[i] is not (Cat or Dog))]);
}
