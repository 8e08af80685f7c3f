using System.CommandLine;
using Spectre.Console;

namespace Federation.Samples;

/// <summary>Where a data set's images come from, on the command line: <c>--data DIR</c> and <c>--generated</c>.</summary>
public sealed class DataOptions
{
    private readonly KnownDataset _dataset;
    private readonly Option<string?> _data;
    private readonly Option<bool> _generated;

    /// <summary>Makes the options.</summary>
    /// <param name="dataset">Which images.</param>
    public DataOptions(KnownDataset dataset)
    {
        _dataset = dataset;
        _data = new Option<string?>("--data")
        {
            HelpName = "DIR",
            Description = $"The folder with {dataset.Title}'s {dataset.FilesInWords}, plain or gzip. Default: ${DatasetLocation.Variable}, else data/. If there are none they are downloaded to it.",
        };
        _generated = new Option<bool>("--generated")
        {
            Description = $"Use generated images of {dataset.Title}'s shape; nothing is read or downloaded.",
        };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_generated);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_generated) && result.GetValue(_data) is not null)
            {
                result.AddError("--data and --generated exclude each other.");
            }
        });
    }

    /// <summary>Finds the images as the options say.</summary>
    /// <exception cref="IOException">The folder cannot be written to, or what came is not the data set.</exception>
    public Task<IImageSource> FindAsync(IAnsiConsole console, ParseResult result, CancellationToken cancellationToken) =>
        new DatasetLocation(console).FindAsync(_dataset, result.GetValue(_data), result.GetValue(_generated), cancellationToken);

    /// <summary>Finds the images as the options say, says which they are, and reads them all.</summary>
    /// <exception cref="IOException">The folder cannot be written to, or what came is not the data set.</exception>
    public async Task<ImageData> ReadAsync(IAnsiConsole console, ParseResult result, CancellationToken cancellationToken)
    {
        var source = await FindAsync(console, result, cancellationToken);
        console.MarkupLineInterpolated(source is RealImages real
            ? (FormattableString)$"{real.Title} from {real.Directory}."
            : $"[yellow]These are {source.Title}: the figures are not {_dataset.Title}'s.[/]");
        return await ImageData.ReadAsync(_dataset, source, cancellationToken);
    }
}
