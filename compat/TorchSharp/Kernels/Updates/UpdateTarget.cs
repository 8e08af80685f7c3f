using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>A parameter, its gradient and the optimizer's states for it: null where it has fewer than three.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct UpdateTarget<T>(T* parameter, T* grad, T* first, T* second, T* third, long count)
    where T : unmanaged
{
    private const long Grain = 32 * 1024;

    private readonly T* _parameter = parameter;
    private readonly T* _grad = grad;
    private readonly T* _first = first;
    private readonly T* _second = second;
    private readonly T* _third = third;

    /// <summary>Everything in one pass over memory.</summary>
    public void Apply<TRule>(in TRule rule)
        where TRule : struct, IUpdateRule<T> => WorkPool.ForRange(count, Grain, new Pass<TRule>(this, rule));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* At(T* start, long index) => start is null ? null : start + index;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load(T* source) => source is null ? default : Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<T> value, T* target)
    {
        if (target is not null)
        {
            value.Store(target);
        }
    }

    private static T* Copy(T* source, T* target, long length)
    {
        if (source is null)
        {
            return null;
        }

        new Span<T>(source, (int)length).CopyTo(new Span<T>(target, (int)length));
        return target;
    }

    private readonly struct Pass<TRule>(UpdateTarget<T> target, TRule rule) : IRangeWork
        where TRule : struct, IUpdateRule<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            T* p = target._parameter, g = target._grad;
            T* first = target._first, second = target._second, third = target._third;
            var width = Vector256<T>.Count;
            var i = start;
            for (; i <= end - width; i += width)
            {
                Register(p + i, g + i, At(first, i), At(second, i), At(third, i));
            }

            if (i < end)
            {
                Rest(i, end - i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Register(T* p, T* g, T* first, T* second, T* third)
        {
            Vector256<T> a = Load(first), b = Load(second), c = Load(third);
            rule.Next(Vector256.Load(p), Vector256.Load(g), ref a, ref b, ref c).Store(p);
            Store(a, first);
            Store(b, second);
            Store(c, third);
        }

        /// <summary>Less than a register, in a copy, as nothing behind the end may be written.</summary>
        private void Rest(long from, long length)
        {
            T* p = target._parameter + from, g = target._grad + from;
            T* first = At(target._first, from), second = At(target._second, from), third = At(target._third, from);
            var width = Vector256<T>.Count;
            var copy = stackalloc T[5 * width];
            Register(
                Copy(p, copy, length),
                Copy(g, copy + width, length),
                Copy(first, copy + (2 * width), length),
                Copy(second, copy + (3 * width), length),
                Copy(third, copy + (4 * width), length));
            Copy(copy, p, length);
            Copy(first is null ? null : copy + (2 * width), first, length);
            Copy(second is null ? null : copy + (3 * width), second, length);
            Copy(third is null ? null : copy + (4 * width), third, length);
        }
    }
}
