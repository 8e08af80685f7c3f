namespace Federation.Strategies;

/// <summary>Finds everything that is wrong with <see cref="FedAvgOptions"/>.</summary>
internal static class FedAvgOptionsValidator
{
    public static IEnumerable<string> FindFaults(FedAvgOptions options)
    {
        var evaluates = options.FractionEvaluate != 0;
        string?[] faults =
        [
            OptionFault.UnlessBetween(nameof(options.FractionFit), options.FractionFit, 0, 1),
            OptionFault.UnlessBetween(nameof(options.FractionEvaluate), options.FractionEvaluate, 0, 1),
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
            OptionFault.UnlessAtLeast(nameof(options.OverSelection), options.OverSelection, 1),
            Timeout(nameof(options.FitTimeout), options.FitTimeout),
            Timeout(nameof(options.EvaluateTimeout), options.EvaluateTimeout),
            OptionFault.IfNull(nameof(options.Weights), options.Weights),
            OptionFault.IfNull(nameof(options.StoppingRule), options.StoppingRule),
            OptionFault.IfNull(nameof(options.FitMetrics), options.FitMetrics),
            OptionFault.IfNull(nameof(options.EvaluateMetrics), options.EvaluateMetrics),
        ];
        return faults.OfType<string>();
    }

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
