namespace Federation.Strategies;

/// <summary>Finds everything that is wrong with <see cref="FedAvgOptions"/>.</summary>
internal static class FedAvgOptionsValidator
{
    /// <summary>Throws an exception that lists all faults, if there are any.</summary>
    public static void Validate(FedAvgOptions options)
    {
        var faults = FindFaults(options).ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, ["The options of FedAvg cannot be used:", .. faults]), nameof(options));
        }
    }

    private static IEnumerable<string> FindFaults(FedAvgOptions options)
    {
        var evaluates = options.FractionEvaluate != 0;
        string?[] faults =
        [
            Fraction(nameof(options.FractionFit), options.FractionFit),
            Fraction(nameof(options.FractionEvaluate), options.FractionEvaluate),
            Between(nameof(options.MinFitClients), options.MinFitClients, int.MaxValue, ""),
            evaluates ? Between(nameof(options.MinEvaluateClients), options.MinEvaluateClients, int.MaxValue, "") : null,
            MinAvailable(options, evaluates),
            Between(
                nameof(options.MinFitResults),
                options.MinFitResults,
                Asked(options.FractionFit, options.MinFitClients, options.MinAvailableClients),
                ", the number of clients that may be asked to train"),
            evaluates
                ? Between(
                    nameof(options.MinEvaluateResults),
                    options.MinEvaluateResults,
                    Asked(options.FractionEvaluate, options.MinEvaluateClients, options.MinAvailableClients),
                    ", the number of clients that may be asked to evaluate")
                : null,
            Timeout(nameof(options.FitTimeout), options.FitTimeout),
            Timeout(nameof(options.EvaluateTimeout), options.EvaluateTimeout),
            options.FitMetrics is null ? $"{nameof(options.FitMetrics)} is null; it must be a function." : null,
            options.EvaluateMetrics is null ? $"{nameof(options.EvaluateMetrics)} is null; it must be a function." : null,
        ];
        return faults.OfType<string>();
    }

    private static string? Fraction(string name, double value) =>
        value is >= 0 and <= 1 ? null : $"{name} is {value}; it must be from 0 to 1.";

    private static string? Between(string name, int value, int most, string why)
    {
        var range = most == int.MaxValue ? "at least 1" : $"from 1 to {most}{why}";
        return value >= 1 && value <= most ? null : $"{name} is {value}; it must be {range}.";
    }

    private static string? MinAvailable(FedAvgOptions options, bool evaluates)
    {
        var least = Math.Max(Math.Max(options.MinFitClients, evaluates ? options.MinEvaluateClients : 1), 1);
        return options.MinAvailableClients >= least
            ? null
            : $"{nameof(options.MinAvailableClients)} is {options.MinAvailableClients}; it must be at least {least}, the number of clients that a round needs.";
    }

    private static string? Timeout(string name, TimeSpan? value) =>
        value is null || (value > TimeSpan.Zero && value <= Quorum.MaxDeadline)
            ? null
            : $"{name} is {value}; it must be more than zero and at most {Quorum.MaxDeadline.TotalDays} days, or null for no limit.";

    // How many are asked when as few as possible are there. Where that makes no sense, another fault says why.
    private static int Asked(double fraction, int minimum, int available) =>
        fraction is >= 0 and <= 1 && minimum >= 1 && available >= minimum
            ? new UniformSelector(fraction, minimum, available).CountOf(available)
            : int.MaxValue;
}
