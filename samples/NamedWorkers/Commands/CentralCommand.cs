using System.CommandLine;
using Federation.Samples;
using NamedWorkers.Central;

namespace NamedWorkers.Commands;

/// <summary>The central process alone; workers are started elsewhere.</summary>
internal static class CentralCommand
{
    private const int DefaultLinger = 10;

    public static Command Make()
    {
        var options = new CentralOptions();
        var urls = new Option<string>("--urls")
        {
            HelpName = "URL",
            Description = "Where to listen, for instance http://0.0.0.0:5000 for workers on other machines.",
            DefaultValueFactory = _ => "http://127.0.0.1:5000",
        };
        urls.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IsHttpAddress(text))
            {
                result.AddError($"--urls must be an address such as http://0.0.0.0:5000, not \"{text}\".");
            }
        });
        var linger = Numbers.Option("--linger", "For how many seconds after the end workers that come too late are told so.", DefaultLinger, 0, 1_000_000);

        var command = new Command("central", "Run the central process and wait for the workers, which are started elsewhere with the worker command.");
        options.AddTo(command);
        command.Options.Add(urls);
        command.Options.Add(linger);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var settings = options.Read(result) with { Linger = TimeSpan.FromSeconds(result.GetValue(linger)) };
                var source = await options.Data.FindAsync(console, result, cancellationToken);
                await new CentralRun(console, settings, source).RunAsync(result.GetValue(urls)!, startWorkers: null, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static bool IsHttpAddress(string text)
    {
        try
        {
            return BindingAddress.Parse(text) is { Scheme: "http", PathBase: "", Port: >= 0 and <= 65_535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
