using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Runs a loss over contiguous data.</summary>
internal static unsafe class PointLossKernel
{
    private const long Grain = 8 * 1024;

    public static void Forward<T, TLoss>(TLoss loss, T* input, T* target, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointLoss =>
        WorkPool.ForRange(count, Grain, new ForwardWork<T, TLoss>(loss, input, target, result));

    /// <summary>The gradient times the derivative by the input or by the target.</summary>
    public static void Backward<T, TLoss>(
        TLoss loss, T* gradient, T* input, T* target, T* result, long count, bool byInput)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointLoss =>
        WorkPool.ForRange(count, Grain, new BackwardWork<T, TLoss>(loss, gradient, input, target, result, byInput));

    // Registers may be read past the end, but not written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<T> values, T* target, long room)
        where T : unmanaged
    {
        if (room >= Vector256<T>.Count)
        {
            values.Store(target);
            return;
        }

        for (var i = 0; i < room; i++)
        {
            target[i] = values.GetElement(i);
        }
    }

    private readonly struct ForwardWork<T, TLoss>(TLoss loss, T* input, T* target, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i += Vector256<T>.Count)
            {
                Store(loss.Value(Vector256.Load(input + i), Vector256.Load(target + i)), result + i, end - i);
            }
        }
    }

    private readonly struct BackwardWork<T, TLoss>(
        TLoss loss, T* gradient, T* input, T* target, T* result, bool byInput) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i += Vector256<T>.Count)
            {
                Vector256<T> x = Vector256.Load(input + i), t = Vector256.Load(target + i);
                var slope = byInput ? loss.ByInput(x, t) : loss.ByTarget(x, t);
                Store(Vector256.Load(gradient + i) * slope, result + i, end - i);
            }
        }
    }
}
