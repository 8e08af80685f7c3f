using Federation.Core;

namespace Federation.Strategies;

/// <summary>Decodes one round's updates before the inner aggregation sees them; those that are not encoded pass as they are.</summary>
/// <param name="inner">The inner aggregation.</param>
/// <param name="memory">For decoded updates that the inner aggregation does not keep.</param>
internal sealed class DecodingAggregation(IAggregation inner, DecodingMemory memory) : IAggregation
{
    // So that the memory for decoded updates is bounded; a mean gains nothing from more.
    private const int MaxBatch = 16;

    private readonly UpdateDecoder _decoder = new();

    public bool KeepsUpdates => inner.KeepsUpdates;

    public UpdateVerdict Add(ClientUpdate update) => AddRange([update])[0];

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        return [.. updates.Chunk(MaxBatch).SelectMany(AddBatch)];
    }

    public AggregationOutcome Complete() => inner.Complete();

    private UpdateVerdict[] AddBatch(ClientUpdate[] updates)
    {
        var rented = new List<TensorBuffer>(updates.Length);
        try
        {
            var verdicts = new UpdateVerdict?[updates.Length];
            var decoded = new List<ClientUpdate>(updates.Length);
            for (var i = 0; i < updates.Length; i++)
            {
                var (update, fault) = Decode(updates[i], rented);
                if (fault is null)
                {
                    decoded.Add(update);
                }
                else
                {
                    verdicts[i] = UpdateVerdict.Refused(fault);
                }
            }

            var ofInner = new Queue<UpdateVerdict>(decoded.Count == 0 ? [] : inner.AddRange(decoded));
            return [.. verdicts.Select(verdict => verdict ?? ofInner.Dequeue())];
        }
        finally
        {
            if (!inner.KeepsUpdates)
            {
                rented.ForEach(memory.Return);
            }
        }
    }

    private (ClientUpdate Update, string? Fault) Decode(ClientUpdate update, List<TensorBuffer> rented)
    {
        ArgumentNullException.ThrowIfNull(update);

        // An encoding that is not known here may be known further inside; who knows none refuses it.
        if (!UpdateDecoder.Knows(update.Result.Encoding))
        {
            return (update, null);
        }

        var origin = update.Instruction.Parameters;
        var buffer = inner.KeepsUpdates ? new TensorBuffer(origin.Manifest) : memory.Rent(origin.Manifest);
        rented.Add(buffer);
        var fault = _decoder.Decode(update.Result.Encoding, update.Result.Parameters, origin, buffer);
        return (update with { Result = update.Result with { Parameters = buffer.Tensors, Encoding = "" } }, fault);
    }
}
