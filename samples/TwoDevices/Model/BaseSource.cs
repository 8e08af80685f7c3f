using Federation.Core;
using Federation.Data;
using Federation.Samples;
using Federation.TorchSharp;
using Spectre.Console;
using TorchSharp;
using TwoDevices.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Model;

/// <summary>Where the base comes from: its file, training, or, where there is nothing to train it on, chance.</summary>
/// <param name="console">Where it says what it does.</param>
/// <param name="file">Where the base is kept; null for nowhere.</param>
/// <param name="epochs">How often training goes through the images; 0 for no training.</param>
internal sealed class BaseSource(IAnsiConsole console, string? file, int epochs)
{
    // The base is the same in all runs, as one that everybody downloads is.
    private const int Seed = 1;

    private const int ProgressSteps = 1000;
    private const int TestImages = 2000;

    /// <summary>Gets the base's layers.</summary>
    /// <param name="cifar">What to train it on, without its cats and dogs; null for nothing.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="IOException">The base's file cannot be read or written, or holds something else.</exception>
    public async Task<TensorList> GetAsync(ImageData? cifar, CancellationToken cancellationToken)
    {
        random.manual_seed(Seed);
        using var network = Network.Make(Cifar10.ClassNames.Count);
        if (file is not null && File.Exists(file))
        {
            BaseFile.Load(network, file);
            console.MarkupLineInterpolated($"The base is the one in {file}.");
        }
        else if (cifar is null || epochs == 0)
        {
            console.MarkupLineInterpolated($"[yellow]The base has learnt nothing: its weights are random.[/]");
            return network.ToTensorList(Network.Base);
        }
        else
        {
            await TrainAsync(network, CatsAndDogs.Others(cifar.Train), cancellationToken);
        }

        if (cifar is not null)
        {
            var test = CatsAndDogs.Others(cifar.Test);
            test = test[..Math.Min(TestImages, test.Count)];
            var accuracy = await Task.Run(() => BaseTraining.Accuracy(network, test, cancellationToken), cancellationToken);
            console.MarkupLineInterpolated($"It tells the eight other classes apart in {accuracy:0.0%} of {test.Count} test images.");
        }

        return network.ToTensorList(Network.Base);
    }

    private async Task TrainAsync(Module<Tensor, Tensor> network, ImageDataset images, CancellationToken cancellationToken)
    {
        console.MarkupLineInterpolated($"The base learns from {images.Count} images that are neither cat nor dog, {epochs} times each.");
        await ProgressDisplay.RunAsync(console, "Base", ProgressSteps, progress => Task.Run(
            () => BaseTraining.Train(
                network, images, epochs, part => progress.Report(((int)(part * ProgressSteps), "")), cancellationToken),
            cancellationToken));
        if (file is not null)
        {
            BaseFile.Save(network, file);
            console.MarkupLineInterpolated($"The base is kept in {file}.");
        }
    }
}
