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

    private readonly struct ForwardWork<T, TLoss>(TLoss loss, T* input, T* target, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLoss : struct, IPointLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            var i = start;
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                loss.Value(Vector256.Load(input + i), Vector256.Load(target + i)).Store(result + i);
            }

            if (i < end)
            {
                Tail.Store(loss.Value(Vector256.Load(input + i), Vector256.Load(target + i)), result + i, end - i);
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
            var i = start;
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                At(i).Store(result + i);
            }

            if (i < end)
            {
                Tail.Store(At(i), result + i, end - i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<T> At(long i)
        {
            Vector256<T> x = Vector256.Load(input + i), t = Vector256.Load(target + i);
            return Vector256.Load(gradient + i) * (byInput ? loss.ByInput(x, t) : loss.ByTarget(x, t));
        }
    }
}
