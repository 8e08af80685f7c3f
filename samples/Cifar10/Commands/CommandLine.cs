using Federation.Samples;

namespace CifarSample.Commands;

/// <summary>The program's commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    public static Task<int> InvokeAsync(string[] args)
    {
        var root = RunCommand.Make();
        root.Subcommands.Add(ServerCommand.Make());
        root.Subcommands.Add(ClientCommand.Make());
        return SampleProgram.InvokeAsync(root, args);
    }
}
