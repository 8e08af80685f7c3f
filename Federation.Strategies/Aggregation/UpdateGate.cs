using Federation.Core;

namespace Federation.Strategies;

/// <summary>Says which updates a round can take at all: one of each client, of the model's tensors, with a usable number of examples.</summary>
internal sealed class UpdateGate(TensorManifest manifest)
{
    private readonly HashSet<string> _admitted = new(StringComparer.Ordinal);

    /// <summary>How many have been admitted.</summary>
    public int Count => _admitted.Count;

    /// <summary>Admits an update, or says why not.</summary>
    public string? TryAdmit(ClientUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (FindFault(update.Result) is { } fault)
        {
            return fault;
        }

        return _admitted.Add(update.Client.Id) ? null : $"client \"{update.Client.Id}\" has an update in this round already";
    }

    /// <summary>Forgets an update that turned out to be unusable after all.</summary>
    public void TakeBack(ClientUpdate update) => _admitted.Remove(update.Client.Id);

    private string? FindFault(FitResult result)
    {
        if (result.Encoding.Length > 0)
        {
            return $"the update is encoded as \"{result.Encoding}\", which this strategy does not decode";
        }

        if (result.ExampleCount is < 1 or > ExactMean.MaxWeight)
        {
            return $"the number of examples is {result.ExampleCount}; it must be 1 to {ExactMean.MaxWeight}";
        }

        return result.Parameters.Manifest.DescribeDifference(manifest) is { } difference
            ? $"the parameters are not those of the global model: {difference}"
            : null;
    }
}
