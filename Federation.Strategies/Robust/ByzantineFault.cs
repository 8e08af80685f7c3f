namespace Federation.Strategies;

/// <summary>Checks numbers of Byzantine clients.</summary>
internal static class ByzantineFault
{
    /// <summary>The most: what four times of it and a little more are still an int.</summary>
    public const int Most = 1_000_000;

    /// <summary>Says what is wrong with a number; null where nothing is.</summary>
    public static string? Find(string name, int value) =>
        value is >= 0 and <= Most ? null : $"{name} is {value}; it must be from 0 to {Most}.";

    /// <summary>What to change where there are too few updates for a rule.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="bound">How many updates it needs, such as <c>2 f + 3</c>.</param>
    /// <param name="f">The number of Byzantine clients.</param>
    public static string Remedy(string rule, string bound, int f) =>
        $"{rule} needs {bound} updates where f, {nameof(KrumOptions.ByzantineClients)}, is {f}: ask more clients " +
        $"({nameof(FedAvgOptions.FractionFit)}, {nameof(FedAvgOptions.MinFitClients)}, {nameof(FedAvgOptions.MinAvailableClients)}), " +
        $"give them more time ({nameof(FedAvgOptions.FitTimeout)}) or set {nameof(KrumOptions.ByzantineClients)} lower.";
}
