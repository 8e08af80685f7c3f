namespace Federation.Strategies;

/// <summary>Says what is wrong with a setting, with its name, value and range; null where nothing is.</summary>
internal static class OptionFault
{
    /// <summary>A number from one bound to the other, both allowed; NaN is not.</summary>
    public static string? UnlessBetween(string name, double value, double least, double most) =>
        value >= least && value <= most ? null : $"{name} is {value}; it must be from {least} to {most}.";

    /// <summary>A finite number, not below the bound.</summary>
    public static string? UnlessAtLeast(string name, double value, double least) =>
        value >= least && double.IsFinite(value) ? null : $"{name} is {value}; it must be finite and at least {least}.";

    /// <summary>A finite number above the bound.</summary>
    public static string? UnlessAbove(string name, double value, double bound) =>
        value > bound && double.IsFinite(value) ? null : $"{name} is {value}; it must be finite and more than {bound}.";

    /// <summary>A number from the least, which is allowed, to the most, which is not.</summary>
    public static string? UnlessBelow(string name, double value, double least, double most) =>
        value >= least && value < most ? null : $"{name} is {value}; it must be at least {least} and less than {most}.";

    /// <summary>A whole number, not below the bound.</summary>
    public static string? UnlessAtLeast(string name, long value, long least) =>
        value >= least ? null : $"{name} is {value}; it must be at least {least}.";

    /// <summary>Throws an exception that lists all faults, if there are any.</summary>
    /// <param name="optionsName">The type of the options.</param>
    /// <param name="faults">A sentence for each fault.</param>
    /// <exception cref="ArgumentException">There are faults.</exception>
    public static void ThrowIfAny(string optionsName, IEnumerable<string> faults)
    {
        var all = faults.ToList();
        if (all.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, [$"The {optionsName} cannot be used:", .. all]), "options");
        }
    }

    /// <summary>Something.</summary>
    public static string? IfNull(string name, object? value) => value is null ? $"{name} is null; it must be set." : null;
}
