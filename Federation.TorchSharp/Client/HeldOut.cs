using Federation.Data;

namespace Federation.TorchSharp;

/// <summary>Divides a client's data into what it trains on and what it evaluates on.</summary>
internal static class HeldOut
{
    /// <summary>Divides the data as the options say.</summary>
    public static (IBatchSource Training, IBatchSource Evaluation) Split(IBatchSource data, TorchClientOptions options)
    {
        if (options.HeldOutFraction == 0)
        {
            return (data, options.EvaluationData ?? data);
        }

        if (data.Count < 2)
        {
            throw new ArgumentException($"There are {data.Count} examples; to hold a part of them out there must be at least 2.", nameof(data));
        }

        var held = Math.Clamp((int)Math.Round(data.Count * options.HeldOutFraction), 1, data.Count - 1);
        var order = BatchOrder.Shuffled(data.Count, data.Count, Seeds.Derive((ulong)options.Seed, options.ClientNumber ?? 0)).Single().ToArray();
        return (new BatchSubset(data, order[held..]), new BatchSubset(data, order[..held]));
    }
}
