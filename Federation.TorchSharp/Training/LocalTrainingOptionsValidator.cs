namespace Federation.TorchSharp;

/// <summary>Finds everything that is wrong with <see cref="LocalTrainingOptions"/>, for a module with the given state and parameters.</summary>
internal static class LocalTrainingOptionsValidator
{
    /// <summary>Throws an exception that lists all faults, if there are any.</summary>
    public static void Validate(LocalTrainingOptions options, ModelLayers layers)
    {
        var faults = FindFaults(options).Concat(layers.FindFaults()).ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(
                string.Join(Environment.NewLine, ["The options of the local training cannot be used:", .. faults]), nameof(options));
        }
    }

    private static IEnumerable<string> FindFaults(LocalTrainingOptions options)
    {
        string?[] faults =
        [
            options is { Epochs: not null, Batches: not null }
                ? $"{nameof(options.Epochs)} and {nameof(options.Batches)} are both given; a fit has one or the other." : null,
            AtLeastOne(nameof(options.Epochs), options.Epochs),
            AtLeastOne(nameof(options.Batches), options.Batches),
            AtLeastOne(nameof(options.BatchSize), options.BatchSize),
            AtLeastOne(nameof(options.EvaluationBatchSize), options.EvaluationBatchSize),
            double.IsFinite(options.ProximalMu) && options.ProximalMu >= 0
                ? null : $"{nameof(options.ProximalMu)} is {options.ProximalMu}; it must be a finite number, at least 0.",
            options.TimeProvider is null ? $"{nameof(options.TimeProvider)} is null; it must be set." : null,
            .. options is TorchClientOptions client ? FindFaults(client) : [],
        ];
        return faults.OfType<string>();
    }

    private static IEnumerable<string?> FindFaults(TorchClientOptions options) =>
    [
        options.HeldOutFraction is >= 0 and < 1
            ? null : $"{nameof(options.HeldOutFraction)} is {options.HeldOutFraction}; it must be at least 0 and less than 1.",
        options is { HeldOutFraction: not 0, EvaluationData: not null }
            ? $"{nameof(options.HeldOutFraction)} and {nameof(options.EvaluationData)} are both given; evaluation has one or the other." : null,
        options.Properties is null ? $"{nameof(options.Properties)} is null; it must be a map." : null,
    ];

    private static string? AtLeastOne(string name, int? value) => value is < 1 ? $"{name} is {value}; it must be at least 1." : null;
}
