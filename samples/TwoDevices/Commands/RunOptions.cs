using System.CommandLine;
using Federation.Samples;
using Spectre.Console;
using TwoDevices.Data;
using TwoDevices.Model;

namespace TwoDevices.Commands;

/// <summary>What a run is like, on the command line.</summary>
internal sealed class RunOptions
{
    private static readonly Settings Default = new();

    private readonly PictureOptions _pictures = new();
    private readonly Option<int> _rounds = Numbers.Option("--rounds", "How often the devices train and the server takes the mean.", Default.Rounds, 1, 1000);
    private readonly Option<int> _epochs = Numbers.Option("--epochs", "How often a device goes through its pictures in a round.", Default.Epochs, 1, 1000);
    private readonly Option<int> _seed = Numbers.Option("--seed", "Decides which pictures are whose, and all other random choices.", Default.Seed, 0, 1_000_000);
    private readonly Option<int> _seeds = Numbers.Option("--seeds", "How many runs there are, each with the next seed; more than one are shown as mean and spread.", 1, 1, 1000);
    private readonly Option<int> _baseEpochs = Numbers.Option("--base-epochs", "How often the base goes through its images before; 0 for a base that has learnt nothing.", 3, 0, 100);

    private readonly Option<string?> _base = new("--base")
    {
        HelpName = "FILE",
        Description = "Where the base is kept: it is read from there, or else trained and written there. Without it, it is trained in each run.",
    };

    public void AddTo(Command command)
    {
        _pictures.AddTo(command);
        command.Options.Add(_rounds);
        command.Options.Add(_epochs);
        command.Options.Add(_seed);
        command.Options.Add(_seeds);
        command.Options.Add(_base);
        command.Options.Add(_baseEpochs);
    }

    /// <inheritdoc cref="PictureOptions.ReadAsync"/>
    public Task<(Pictures Pictures, ImageData? Cifar)> ReadPicturesAsync(
        IAnsiConsole console, ParseResult result, CancellationToken cancellationToken) => _pictures.ReadAsync(console, result, cancellationToken);

    /// <summary>Where the base comes from.</summary>
    public BaseSource BaseSource(IAnsiConsole console, ParseResult result) => new(console, result.GetValue(_base), result.GetValue(_baseEpochs));

    /// <summary>What the first run is like.</summary>
    public Settings Settings(ParseResult result) => new()
    {
        Rounds = result.GetValue(_rounds),
        Epochs = result.GetValue(_epochs),
        Seed = result.GetValue(_seed),
    };

    /// <summary>How many runs there are.</summary>
    public int Seeds(ParseResult result) => result.GetValue(_seeds);
}
