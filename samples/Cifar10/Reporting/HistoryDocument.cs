namespace CifarSample.Reporting;

/// <summary>A run's history as it is written to a file. Apart from the rounds' seconds it is the same for the same seed.</summary>
internal sealed record HistoryDocument(
    string Dataset, int Seed, HistoryDocument.BaselineEntry? Baseline, IReadOnlyList<HistoryDocument.RoundEntry> Rounds)
{
    /// <summary>The same network trained on one client's images alone.</summary>
    internal sealed record BaselineEntry(double TestAccuracy);

    /// <summary>One round.</summary>
    internal sealed record RoundEntry(
        int Round,
        double? TestLoss,
        double? TestAccuracy,
        double Seconds,
        IReadOnlyList<ClientEntry> Clients,
        IReadOnlyList<FailureEntry> Failures);

    /// <summary>What one client did in a round; what it did not do is left out.</summary>
    internal sealed record ClientEntry(
        string Id,
        long? TrainExamples,
        double? TrainLoss,
        long? ValidationExamples,
        double? ValidationLoss,
        double? ValidationAccuracy);

    /// <summary>What came to nothing in a round.</summary>
    internal sealed record FailureEntry(string Client, string Phase, string Kind, string Reason);
}

