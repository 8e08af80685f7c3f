using Federation.Data;
using Federation.Samples;
using Federation.Server;
using FedProxMnist.Experiments;
using FedProxMnist.Training;
using Spectre.Console;

namespace FedProxMnist.Tests;

/// <summary>A version of the experiment that takes seconds, on generated images.</summary>
internal static class SmallSetting
{
    public static ImageData Images { get; } = Generate();

    public static Settings Settings { get; } = new() { Seeds = 2, Rounds = 3, Clients = 30, Parallelism = 2 };

    public static IAnsiConsole Console(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 240;
        return console;
    }

    /// <summary>One run with seed 1.</summary>
    public static async Task<RunHistory> RunAsync(Configuration configuration, CancellationToken cancellationToken)
    {
        using var test = new TestImages(Images);
        return await new Run(Settings, configuration, 1, new Shares(Images, Settings.Clients, 1), test).RunAsync(null, cancellationToken);
    }

    private static ImageData Generate()
    {
        var generated = GeneratedDataset.LikeMnist(1);
        var train = generated.Train(0, 1_500);
        return new ImageData("generated", "generated images", train, generated.Test(300), PixelNormalization.Of(train));
    }
}
