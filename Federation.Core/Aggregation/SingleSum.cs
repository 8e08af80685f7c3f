using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Sums of floats.</summary>
internal sealed class SingleSum(long elementCount) : FloatSum(elementCount)
{
    private static readonly Precision Precision = new(24, Math.ScaleB(1, -126));

    // Long enough pieces of each update for memory to be read at its rate, while the sums of the blocks stay in the second cache.
    private const int BlocksAtOnce = 16;

    public override void Add(int first, int end, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        // All but the tensor's last block are whole; that one has no room for the zeros to fill it up with.
        var whole = !ArePlain(addends) ? first : CountOf(end - 1) == LimbStore.BlockLength ? end : end - 1;
        for (var block = first; block < whole; block += BlocksAtOnce)
        {
            AddInPlace(block, Math.Min(BlocksAtOnce, whole - block), addends, usable);
        }

        for (var block = whole; block < end; block++)
        {
            AddCopies(block, addends, usable);
        }
    }

    [SkipLocalsInit]
    public override void WriteQuotient(int block, long divisor, Span<byte> tensor)
    {
        Span<double> quotients = stackalloc double[Sums.LengthOf(block)];
        Sums.Divide(block, divisor, Precision, quotients);
        Round(quotients, BlockOf<float>(block, tensor));
    }

    protected override void Read(int block, Addend addend, Span<float> values)
    {
        var elements = BlockOf<float>(block, addend.Elements);
        if (addend.IsPlain)
        {
            elements.CopyTo(values);
        }
        else
        {
            ScaleKernels.Apply(elements, BlockOf<float>(block, addend.Origin), addend.Scale, values);
        }
    }

    [SkipLocalsInit]
    private void AddInPlace(int first, int count, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        Span<FloatAddend> floats = stackalloc FloatAddend[addends.Length];
        for (var i = 0; i < addends.Length; i++)
        {
            floats[i] = new FloatAddend(addends[i].Elements + ((nint)sizeof(float) * LimbStore.BlockLength * first), addends[i].Weight);
        }

        Sums.Add(first, count, floats, usable);
    }

    private static bool ArePlain(ReadOnlySpan<Addend> addends)
    {
        foreach (var addend in addends)
        {
            if (!addend.IsPlain)
            {
                return false;
            }
        }

        return true;
    }

    private static void Round(ReadOnlySpan<double> values, Span<float> rounded)
    {
        var i = 0;
        for (; i <= rounded.Length - 8; i += 8)
        {
            var v = Vector256.Narrow(Vector256.Create(values[i..]), Vector256.Create(values[(i + 4)..]));
            v.CopyTo(rounded[i..]);
        }

        for (; i < rounded.Length; i++)
        {
            rounded[i] = (float)values[i];
        }
    }
}
