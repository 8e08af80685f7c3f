using Federation.Data;
using Spectre.Console;

namespace Federation.Samples;

/// <summary>Finds a data set's images: on disk, at their official home, or made up.</summary>
/// <param name="console">Where it says what it does.</param>
/// <param name="makeHttpClient">Makes what it downloads with; null for a client that gives up on a silent host soon.</param>
public sealed class DatasetLocation(IAnsiConsole console, Func<HttpClient>? makeHttpClient = null)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "FEDERATION_DATA";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The folder, as it was asked for or as it is by default.</summary>
    public static string DirectoryOf(string? requested) =>
        requested ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "data");

    /// <summary>
    /// Gives the images; downloads them first if there are none, and makes some up, and says so, if that cannot be done.
    /// </summary>
    /// <param name="dataset">Which images.</param>
    /// <param name="requested">The folder that was asked for; null for the default one.</param>
    /// <param name="generated">Whether made-up images were asked for.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    /// <exception cref="IOException">The folder cannot be written to, or what came is not the data set.</exception>
    public async Task<IImageSource> FindAsync(
        KnownDataset dataset, string? requested, bool generated, CancellationToken cancellationToken)
    {
        if (generated)
        {
            return new GeneratedImages(dataset);
        }

        var directory = Path.GetFullPath(DirectoryOf(requested));
        if (dataset.IsPresent(directory))
        {
            return new RealImages(dataset, directory);
        }

        console.MarkupLineInterpolated($"There is no {dataset.Title} in {directory}; downloading it from {dataset.Home}.");
        try
        {
            using var httpClient = makeHttpClient?.Invoke() ?? new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout });
            await new DownloadDisplay(console, dataset.Title).RunAsync(
                progress => dataset.DownloadAsync(directory, httpClient, progress, cancellationToken));
            return new RealImages(dataset, directory);
        }
        catch (DownloadException exception)
        {
            console.MarkupLineInterpolated($"[yellow]{dataset.Title} could not be downloaded.[/] {exception.Message}");
            console.MarkupLineInterpolated(
                $"[yellow]Going on with generated images of the same shape: the figures are not {dataset.Title}'s.[/] To use the real ones, put their {dataset.FilesInWords} into {directory}, or name their folder with --data or {Variable}.");
            return new GeneratedImages(dataset);
        }
    }
}
