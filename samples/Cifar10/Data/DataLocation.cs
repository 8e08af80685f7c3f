using Federation.Data;
using Spectre.Console;

namespace CifarSample.Data;

/// <summary>Finds the images: on disk, at their official home, or made up.</summary>
internal sealed class DataLocation(IAnsiConsole console, Func<HttpClient> makeHttpClient)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "FEDERATION_DATA";

    /// <summary>The folder, as it was asked for or as it is by default.</summary>
    public static string DirectoryOf(string? requested) =>
        requested ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "data");

    /// <summary>Gives the images; downloads them first if there are none, and makes some up if that cannot be done.</summary>
    /// <param name="requested">The folder that was asked for; null for the default one.</param>
    /// <param name="generated">Whether made-up images were asked for.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    /// <exception cref="IOException">The folder cannot be written to, or what came is not the data set.</exception>
    public async Task<IImageSource> FindAsync(string? requested, bool generated, CancellationToken cancellationToken)
    {
        if (generated)
        {
            return new GeneratedImages();
        }

        var directory = Path.GetFullPath(DirectoryOf(requested));
        if (Cifar10.IsPresent(directory))
        {
            return new RealImages(directory);
        }

        console.MarkupLineInterpolated($"There is no CIFAR-10 in {directory}; downloading it from {Cifar10.OfficialUri}.");
        try
        {
            using var httpClient = makeHttpClient();
            await new DownloadDisplay(console).RunAsync(
                progress => Cifar10.DownloadAsync(directory, httpClient, progress, cancellationToken));
            return new RealImages(directory);
        }
        catch (DownloadException exception)
        {
            console.MarkupLineInterpolated($"[yellow]CIFAR-10 could not be downloaded.[/] {exception.Message}");
            console.MarkupLineInterpolated(
                $"[yellow]Going on with generated images of the same shape: the figures are not CIFAR-10's.[/] To use the real ones, put their binary files into {directory}, or name their folder with --data or {Variable}.");
            return new GeneratedImages();
        }
    }
}
