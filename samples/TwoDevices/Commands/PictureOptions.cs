using System.CommandLine;
using Federation.Samples;
using Spectre.Console;
using TwoDevices.Data;

namespace TwoDevices.Commands;

/// <summary>Where the pictures come from, on the command line.</summary>
internal sealed class PictureOptions
{
    private readonly DataOptions _cifar = new(KnownDataset.Cifar10);

    private readonly Option<string?> _images = new("--images")
    {
        HelpName = "FOLDER",
        Description = $"Pictures of one's own: a folder with a subfolder for each of two classes, with at least {DeviceSplit.NeededOfEach} PNG, PPM or PGM files each, all of one size. Default: CIFAR-10's cats and dogs.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_images);
        _cifar.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_images) is not null && result.GetValue<bool>("--generated"))
            {
                result.AddError("--images and --generated exclude each other.");
            }
        });
    }

    /// <summary>Reads the devices' pictures, and CIFAR-10 for the base; null where one's own pictures are used and it is not there.</summary>
    /// <exception cref="IOException">Pictures cannot be read, or are not what they should be.</exception>
    public async Task<(Pictures Pictures, ImageData? Cifar)> ReadAsync(
        IAnsiConsole console, ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_images) is not { } folder)
        {
            var cifar = await _cifar.ReadAsync(console, result, cancellationToken);
            return (CatsAndDogs.Of(cifar), cifar);
        }

        var pictures = await OwnPictures.ReadAsync(folder, cancellationToken);
        console.MarkupLineInterpolated($"{pictures.ByClass[0].Count} {pictures.ClassNames[0]} and {pictures.ByClass[1].Count} {pictures.ClassNames[1]} from {folder}.");

        // Nobody who brings pictures of their own is made to download others.
        var directory = Path.GetFullPath(DatasetLocation.DirectoryOf(result.GetValue<string?>("--data")));
        if (KnownDataset.Cifar10.IsPresent(directory))
        {
            return (pictures, await _cifar.ReadAsync(console, result, cancellationToken));
        }

        console.MarkupLineInterpolated($"There is no CIFAR-10 in {directory} for a base to learn from.");
        return (pictures, null);
    }
}
