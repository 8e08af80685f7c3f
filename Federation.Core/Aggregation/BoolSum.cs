namespace Federation.Core;

/// <summary>A vote: the mean of truth values is true if at least half of the weight says so.</summary>
internal sealed class BoolSum(long elementCount) : TensorSum
{
    private readonly long[] _weightOfTrue = new long[elementCount];

    public override bool TryAdd(int tile, ReadOnlySpan<byte> elements, long weight)
    {
        var sums = _weightOfTrue.AsSpan(tile * TileLength, elements.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += elements[i] * weight;
        }

        return true;
    }

    public override void WriteMean(int tile, long totalWeight, Span<byte> elements)
    {
        var sums = _weightOfTrue.AsSpan(tile * TileLength, elements.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            elements[i] = sums[i] >= totalWeight - sums[i] ? (byte)1 : (byte)0;
        }
    }

    public override void Reset() => Array.Clear(_weightOfTrue);
}
