using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Computes an <see cref="IElementwise"/> of elements of one type.</summary>
internal static unsafe class ElementwiseKernels<T, TLanes, TOp>
    where T : unmanaged
    where TLanes : ILanes<T>
    where TOp : struct, IElementwise
{
    private const int Lanes = 4;

    /// <summary>
    /// Computes the outputs, which may be the memory of inputs but not shifted against it, and sums what the operation leaves in its
    /// first operand, in an order that depends on nothing but the count.
    /// </summary>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">The addresses of four inputs, of which the operation's are used.</param>
    /// <param name="outputs">The addresses of four outputs, of which the operation's are used.</param>
    /// <param name="count">The number of elements of each.</param>
    public static double Run(TOp op, nint* inputs, nint* outputs, int count)
    {
        var (sum0, sum1) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= count - (2 * Lanes); i += 2 * Lanes)
        {
            sum0 += Step(op, inputs, outputs, i);
            sum1 += Step(op, inputs, outputs, i + Lanes);
        }

        if (i <= count - Lanes)
        {
            sum0 += Step(op, inputs, outputs, i);
            i += Lanes;
        }

        if (i < count)
        {
            sum1 += Tail(op, inputs, outputs, i, count - i);
        }

        var sum = sum0 + sum1;
        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Step(TOp op, nint* inputs, nint* outputs, int i)
    {
        var a = TLanes.Load((T*)inputs[0] + i);
        var b = TOp.InputCount > 1 ? TLanes.Load((T*)inputs[1] + i) : default;
        var c = TOp.InputCount > 2 ? TLanes.Load((T*)inputs[2] + i) : default;
        var d = TOp.InputCount > 3 ? TLanes.Load((T*)inputs[3] + i) : default;
        op.Invoke(ref a, ref b, ref c, ref d);
        if (TOp.OutputCount > 0)
        {
            TLanes.Store(a, (T*)outputs[0] + i);
        }

        if (TOp.OutputCount > 1)
        {
            TLanes.Store(b, (T*)outputs[1] + i);
        }

        if (TOp.OutputCount > 2)
        {
            TLanes.Store(c, (T*)outputs[2] + i);
        }

        if (TOp.OutputCount > 3)
        {
            TLanes.Store(d, (T*)outputs[3] + i);
        }

        return a;
    }

    // The last elements, fewer than there are lanes: the same operation on copies. In the other lanes it leaves 0.
    private static Vector256<double> Tail(TOp op, nint* inputs, nint* outputs, int start, int count)
    {
        var copies = stackalloc T[4 * Lanes];
        new Span<T>(copies, 4 * Lanes).Clear();
        var addresses = stackalloc nint[4];
        for (var k = 0; k < 4; k++)
        {
            addresses[k] = (nint)(copies + (k * Lanes));
            if (k < TOp.InputCount)
            {
                new ReadOnlySpan<T>((T*)inputs[k] + start, count).CopyTo(new Span<T>((T*)addresses[k], count));
            }
        }

        var left = Step(op, addresses, addresses, 0);
        for (var k = 0; k < TOp.OutputCount; k++)
        {
            new ReadOnlySpan<T>((T*)addresses[k], count).CopyTo(new Span<T>((T*)outputs[k] + start, count));
        }

        for (var lane = count; lane < Lanes; lane++)
        {
            left = left.WithElement(lane, 0);
        }

        return left;
    }
}
