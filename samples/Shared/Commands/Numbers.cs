using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Federation.Samples;

/// <summary>Options that are numbers within a range.</summary>
public static class Numbers
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

    /// <summary>A number above 0 that may be left out.</summary>
    public static Option<double?> OptionalRate(string name, string description) =>
        Number<double?>(name, description, null, value => value > 0, "a number above 0");

    /// <summary>A number from 0 that may be left out.</summary>
    public static Option<double?> OptionalFromZero(string name, string description) =>
        Number<double?>(name, description, null, value => value >= 0, "a number, at least 0");

    /// <summary>A number from 0 to 1; 0 if left out.</summary>
    public static Option<double> Fraction(string name, string description) =>
        Number(name, description, 0.0, value => value is >= 0 and <= 1, "a number from 0 to 1");

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

    private static Option<T> Number<T>(string name, string description, T fallback, Func<double, bool> isUsable, string expected) => new(name)
    {
        HelpName = "X",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isUsable(value) && double.IsFinite(value))
            {
                return (T)(object)value;
            }

            result.AddError($"{name} must be {expected}, not \"{text}\".");
            return fallback;
        },
    };
}
