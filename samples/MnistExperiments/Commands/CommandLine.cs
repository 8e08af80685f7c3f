using System.CommandLine;
using Federation.Samples;

namespace MnistExperiments.Commands;

/// <summary>The program's commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    public static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Federated averaging on MNIST: five clients, four ways of dividing the images among them.");
        RunCommand.AddTo(root);
        var run = new Command("run", "Run the experiments: what happens without a command too.");
        RunCommand.AddTo(run);
        root.Subcommands.Add(run);
        root.Subcommands.Add(PlotCommand.Make());
        return SampleProgram.InvokeAsync(root, args);
    }
}
