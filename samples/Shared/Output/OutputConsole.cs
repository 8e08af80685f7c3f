using Spectre.Console;

namespace Federation.Samples;

/// <summary>Standard output: with colours and moving pictures on a terminal, plain text elsewhere.</summary>
public static class OutputConsole
{
    private const int PlainWidth = 240; // columns; a line that a program reads should not be broken

    /// <summary>Makes it.</summary>
    public static IAnsiConsole Make()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
