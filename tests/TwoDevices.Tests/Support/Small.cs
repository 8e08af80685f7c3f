using Federation.Core;
using Federation.Data;
using Federation.Samples;
using Spectre.Console;
using TwoDevices.Model;

namespace TwoDevices.Tests.Support;

/// <summary>Less of everything.</summary>
internal static class Small
{
    /// <summary>A part of a data set's images.</summary>
    public static async Task<ImageData> DataAsync(IImageSource source, int train, int test, CancellationToken cancellationToken) => new(
        source.Name,
        source.Title,
        await source.ReadTrainAsync(..train, cancellationToken),
        await source.ReadTestAsync(test, cancellationToken),
        KnownDataset.Cifar10.Normalization);

    /// <summary>Generated images; their cats and dogs are enough for one run.</summary>
    public static Task<ImageData> GeneratedAsync(CancellationToken cancellationToken) =>
        DataAsync(new GeneratedImages(KnownDataset.Cifar10), 2000, 300, cancellationToken);

    /// <summary>A base, and what was said while it was made.</summary>
    public static async Task<(TensorList Base, string Said)> BaseAsync(
        ImageData? data, int epochs, CancellationToken cancellationToken, string? file = null)
    {
        var said = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(said),
        });
        console.Profile.Width = 500;
        return (await new BaseSource(console, file, epochs).GetAsync(data, cancellationToken), said.ToString());
    }

    /// <summary>All bytes of a tensor list.</summary>
    public static byte[] Bytes(TensorList tensors) =>
        [.. Enumerable.Range(0, tensors.Count).SelectMany(i => tensors[i].Data.ToArray())];

    /// <summary>Each picture's bytes, as text that can be compared.</summary>
    public static IReadOnlyList<string> Contents(ImageDataset pictures) =>
        [.. Enumerable.Range(0, pictures.Count).Select(i => Convert.ToBase64String(pictures.GetPixels(i)))];
}
