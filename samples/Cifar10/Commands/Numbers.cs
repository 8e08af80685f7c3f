using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CifarSample.Commands;

/// <summary>Options that are numbers within a range.</summary>
internal static class Numbers
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<int> Option(string name, string description, int fallback, int least, int most) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Parse(result, name, least, most) ?? fallback,
    };

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/> that may be left out.</summary>
    public static Option<int?> Optional(string name, string description, int least, int most) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result => Parse(result, name, least, most),
    };

    /// <summary>An option's number before options are checked; false where it is none.</summary>
    public static bool TryRead(CommandResult command, Option option, int fallback, out int value)
    {
        value = fallback;
        return command.GetResult(option) is not { Tokens: [var token] } || TryParse(token.Value, out value);
    }

    /// <summary>A number above 0.</summary>
    public static Option<double> Rate(string name, string description, double fallback) => new(name)
    {
        HelpName = "X",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value))
            {
                return value;
            }

            result.AddError($"{name} must be a number above 0, not \"{text}\".");
            return fallback;
        },
    };

    private static int? Parse(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (TryParse(text, out var value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"{name} must be a whole number from {least} to {most}, not \"{text}\".");
        return null;
    }

    private static bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
