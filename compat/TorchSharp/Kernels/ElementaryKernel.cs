using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Values and derivatives of elementary functions, over contiguous data.</summary>
/// <remarks>
/// The last few elements go through a whole register as well, read past the end: an element's value does not depend on
/// its position.
/// </remarks>
internal static unsafe class ElementaryKernel
{
    private const long Grain = 4096;

    public static void Forward<T, TFunction>(TFunction function, T* source, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementary =>
        WorkPool.ForRange(count, Grain, new ForwardWork<T, TFunction>(function, source, result));

    /// <summary>The gradient times the derivative at the argument (or result) <paramref name="at"/>.</summary>
    public static void Backward<T, TFunction>(TFunction function, T* gradient, T* at, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementary =>
        WorkPool.ForRange(count, Grain, new BackwardWork<T, TFunction>(function, gradient, at, result));

    private readonly struct ForwardWork<T, TFunction>(TFunction function, T* source, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementary
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            var i = start;
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                function.Value(Vector256.Load(source + i)).Store(result + i);
            }

            if (i < end)
            {
                Tail.Store(function.Value(Vector256.Load(source + i)), result + i, end - i);
            }
        }
    }

    private readonly struct BackwardWork<T, TFunction>(TFunction function, T* gradient, T* at, T* result) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementary
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            var i = start;
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                (Vector256.Load(gradient + i) * function.Derivative(Vector256.Load(at + i))).Store(result + i);
            }

            if (i < end)
            {
                var last = Vector256.Load(gradient + i) * function.Derivative(Vector256.Load(at + i));
                Tail.Store(last, result + i, end - i);
            }
        }
    }
}
