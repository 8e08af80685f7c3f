using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Sums of floating-point numbers of 16 bits, which are widened to floats.</summary>
internal sealed class ShortFloatSum<T, TFormat>(long elementCount) : FloatSum(elementCount)
    where T : unmanaged
    where TFormat : IFloatFormat<T>
{
    [SkipLocalsInit]
    public override void WriteQuotient(int block, long divisor, Span<byte> tensor)
    {
        Span<double> quotients = stackalloc double[Sums.LengthOf(block)];
        Sums.Divide(block, divisor, TFormat.Precision, quotients);
        var means = BlockOf<T>(block, tensor);
        TFormat.Round(quotients[..means.Length], means);
    }

    [SkipLocalsInit]
    protected override void Read(int block, Addend addend, Span<float> values)
    {
        TFormat.Widen(BlockOf<T>(block, addend.Elements), values);
        if (!addend.IsPlain)
        {
            Span<float> origin = stackalloc float[addend.Origin == 0 ? 0 : values.Length];
            TFormat.Widen(BlockOf<T>(block, addend.Origin), origin);
            ScaleKernels.Apply(values, origin, addend.Scale, values);
        }
    }
}
