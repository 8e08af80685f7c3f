using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Random choices between zero and a value, drawn in the way PyTorch's CPU kernel draws them.</summary>
internal static unsafe class DropoutKernel
{
    // A draw of 53 bits of two numbers, the first of them in the upper half, is a double below 1.
    private const ulong Bits = (1UL << 53) - 1;

    /// <summary>Writes <paramref name="value"/> with the given probability, else zero.</summary>
    public static void Fill<T>(MersenneTwister twister, double probability, T value, T* result, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var limit = (ulong)Math.Ceiling(probability * (1UL << 53));
        for (long i = 0; i < count;)
        {
            var pairs = (int)Math.Min(twister.Ahead.Length / 2, count - i);
            if (pairs == 0)
            {
                result[i++] = (twister.Next64() & Bits) < limit ? value : T.Zero;
                continue;
            }

            fixed (uint* numbers = twister.Ahead)
            {
                Choose((ulong*)numbers, limit, value, result + i, pairs);
            }

            twister.Skip(2 * pairs);
            i += pairs;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Choose<T>(ulong* pairs, ulong limit, T value, T* result, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        if (typeof(T) == typeof(float))
        {
            var kept = Vector256.Create(value).AsUInt32();
            for (; i <= count - 8; i += 8)
            {
                var chosen = Vector256.Narrow(Chosen(pairs + i, limit), Chosen(pairs + i + 4, limit));
                (chosen & kept).Store((uint*)result + i);
            }
        }
        else
        {
            var kept = Vector256.Create(value).AsUInt64();
            for (; i <= count - 4; i += 4)
            {
                (Chosen(pairs + i, limit) & kept).Store((ulong*)result + i);
            }
        }

        for (; i < count; i++)
        {
            result[i] = (BitOperations.RotateLeft(pairs[i], 32) & Bits) < limit ? value : T.Zero;
        }
    }

    // In memory the first number of a pair is the lower half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Chosen(ulong* pairs, ulong limit)
    {
        var pair = Vector256.Load(pairs);
        var draw = ((pair << 32) | (pair >>> 32)) & Vector256.Create(Bits);
        return Vector256.LessThan(draw.AsInt64(), Vector256.Create((long)limit)).AsUInt64();
    }
}
