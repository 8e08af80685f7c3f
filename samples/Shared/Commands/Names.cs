using System.CommandLine;
using System.CommandLine.Parsing;

namespace Federation.Samples;

/// <summary>Options that are one of several names.</summary>
public static class Names
{
    /// <summary>One of the names.</summary>
    public static Option<string> Option(string name, string description, string fallback, IReadOnlyList<string> names) => new(name)
    {
        HelpName = "NAME",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Parse(result, name, names) ?? fallback,
    };

    /// <summary>One of the names, or none.</summary>
    public static Option<string?> Optional(string name, string description, IReadOnlyList<string> names) => new(name)
    {
        HelpName = "NAME",
        Description = description,
        CustomParser = result => Parse(result, name, names),
    };

    private static string? Parse(ArgumentResult result, string name, IReadOnlyList<string> names)
    {
        var text = result.Tokens[0].Value;
        if (names.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        result.AddError($"{name} must be one of {string.Join(", ", names)}, not \"{text}\".");
        return null;
    }
}
