namespace Federation.Core;

/// <summary>Reads what a config says of compression.</summary>
internal static class CompressionConfig
{
    /// <summary>What a fit instruction's config asks for.</summary>
    /// <param name="config">The config.</param>
    /// <param name="unlessSaid">What to do where the config says nothing of it; null to send updates as they are.</param>
    /// <returns>Null for updates as they are: where that is asked for, and where the encoding that is asked for is not known here.</returns>
    /// <exception cref="ArgumentException">Entries are of another kind or out of range; the message names them all.</exception>
    public static UpdateCompression? Read(ScalarMap config, UpdateCompression? unlessSaid)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (!config.TryGetValue(FitConfigKeys.UpdateEncoding, out var encoding))
        {
            return unlessSaid;
        }

        var fraction = Find(config, FitConfigKeys.UpdateFraction);
        var feedback = Find(config, FitConfigKeys.ErrorFeedback);
        string?[] faults =
        [
            encoding.Kind == ScalarKind.String ? null : $"\"{FitConfigKeys.UpdateEncoding}\" is {encoding}; it must be a string",
            fraction is not { } part || (part.IsNumber && UpdateCompression.IsFraction(part.AsDouble()))
                ? null
                : $"\"{FitConfigKeys.UpdateFraction}\" is {part}; it must be a number, more than 0 and at most 1",
            feedback is not { } carried || carried.Kind == ScalarKind.Bool
                ? null
                : $"\"{FitConfigKeys.ErrorFeedback}\" is {carried}; it must be a bool",
        ];
        if (faults.Any(fault => fault is not null))
        {
            throw new ArgumentException($"The config cannot be used: {string.Join("; ", faults.OfType<string>())}.", nameof(config));
        }

        return Make(encoding.AsString(), fraction?.AsDouble(), feedback?.AsBool());
    }

    private static Scalar? Find(ScalarMap config, string key) => config.TryGetValue(key, out var value) ? value : default(Scalar?);

    private static UpdateCompression? Make(string encoding, double? fraction, bool? feedback) => encoding switch
    {
        UpdateCompression.Float16Name => UpdateCompression.Float16(feedback ?? false),
        UpdateCompression.BFloat16Name => UpdateCompression.BFloat16(feedback ?? false),
        UpdateCompression.Int8Name => UpdateCompression.Int8(feedback ?? true),
        UpdateCompression.TopKName => UpdateCompression.TopK(
            fraction ?? throw new ArgumentException(
                $"The config cannot be used: \"{encoding}\" needs \"{FitConfigKeys.UpdateFraction}\", a number, more than 0 and at most 1."),
            feedback ?? true),
        _ => null,
    };
}
