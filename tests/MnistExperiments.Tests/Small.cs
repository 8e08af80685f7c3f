using Federation.Data;
using Federation.Samples;
using Federation.Server;
using MnistExperiments.Results;
using MnistExperiments.Running;
using MnistExperiments.Splits;

namespace MnistExperiments.Tests;

/// <summary>Experiments that take seconds, on generated images.</summary>
internal static class Small
{
    public static Settings Settings { get; } = new() { Clients = 2, Rounds = 2, Epochs = 2, Images = 80, LearningRate = 0.05, Seed = 3 };

    public static ImageData Images { get; } = new(
        GeneratedImages.DatasetName,
        "generated images",
        GeneratedDataset.LikeMnist(1).Train(0, 1_000),
        GeneratedDataset.LikeMnist(1).Test(500),
        PixelNormalization.Mnist);

    public static Task<ExperimentResult> RunAsync(
        string experiment, Settings settings, CancellationToken cancellationToken, IRunObserver? observer = null) =>
        new Experiment(experiment, settings, Images, Split.Make(experiment, Images.Train, settings))
            .RunAsync(observer ?? new Nobody(), cancellationToken);

    private sealed class Nobody : IRunObserver;
}
