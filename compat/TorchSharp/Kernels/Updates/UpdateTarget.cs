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
            var apply = rule;
            var width = Vector256<T>.Count;
            var i = start;
            for (; i <= end - width; i += width)
            {
                apply.Next(Vector256.Load(p + i), Vector256.Load(g + i), first + i, second + i, third + i).Store(p + i);
            }

            if (i < end)
            {
                Rest(i, end - i);
            }
        }

        /// <summary>Less than a register, in a copy, as nothing behind the end may be written.</summary>
        private void Rest(long from, long length)
        {
            T* p = target._parameter + from, g = target._grad + from;
            T* first = At(target._first, from), second = At(target._second, from), third = At(target._third, from);
            var width = Vector256<T>.Count;
            var copy = stackalloc T[5 * width];
            var a = Copy(first, copy + (2 * width), length);
            var b = Copy(second, copy + (3 * width), length);
            var c = Copy(third, copy + (4 * width), length);
            Copy(p, copy, length);
            Copy(g, copy + width, length);
            rule.Next(Vector256.Load(copy), Vector256.Load(copy + width), a, b, c).Store(copy);
            Copy(copy, p, length);
            Copy(a, first, length);
            Copy(b, second, length);
            Copy(c, third, length);
        }

        private static T* At(T* start, long index) => start is null ? null : start + index;
    }
}
