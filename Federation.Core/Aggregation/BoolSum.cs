namespace Federation.Core;

/// <summary>A vote: the mean of truth values is true if at least half of the weight says so.</summary>
internal sealed class BoolSum(long elementCount) : TensorSum(elementCount)
{
    private readonly long[] _weightOfTrue = new long[elementCount];

    protected override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        var sums = BlockOf(block, _weightOfTrue);
        foreach (var addend in addends)
        {
            var values = BlockOf<byte>(block, addend.Elements);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += values[i] * addend.Weight;
            }
        }
    }

    public override void WriteQuotient(int block, long divisor, Span<byte> tensor)
    {
        var sums = BlockOf(block, _weightOfTrue);
        var means = BlockOf<byte>(block, tensor);
        for (var i = 0; i < sums.Length; i++)
        {
            means[i] = sums[i] >= divisor - sums[i] ? (byte)1 : (byte)0;
        }
    }

    public override void Reset() => Array.Clear(_weightOfTrue);
}
