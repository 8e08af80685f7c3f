using System.CommandLine;
using CifarSample.Data;

namespace CifarSample.Commands;

/// <summary>Where the images come from.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "DIR",
        Description = $"The folder with CIFAR-10's binary files, plain or gzip. Default: ${DataLocation.Variable}, else data/. If there are none they are downloaded to it.",
    };

    private readonly Option<bool> _generated = new("--generated")
    {
        Description = "Use generated images of CIFAR-10's shape; nothing is read or downloaded.",
    };

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

    public string? Directory(ParseResult result) => result.GetValue(_data);

    public bool Generated(ParseResult result) => result.GetValue(_generated);
}
