using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>Selects ranks of 32 columns of floats at once, without sorting them.</summary>
/// <remarks>
/// The keys of a column are taken apart into four planes of bytes, and the byte of the wanted rank is found from the highest on: by
/// bisection, which counts eight times how many are below a pivot, 32 columns with each comparison. Then only those with that byte
/// matter for the next. Every column takes the same steps, whatever its values.
/// </remarks>
internal sealed unsafe class RadixTile : IDisposable
{
    /// <summary>The number of columns.</summary>
    public const int Width = 32;

    // Rows that are counted in bytes before these would overflow, and in each step of the loop.
    private const int CountRows = 252;
    private const int Step = 4;

    // Compares as less than no pivot.
    private const sbyte Inactive = sbyte.MaxValue;

    // Rows ahead whose memory is asked for: more than a processor would find by itself, for every row lies elsewhere.
    private const int Ahead = 12;

    private readonly int _count;
    private readonly int _planeLength;
    private readonly NativeArray<sbyte> _memory;
    private nint* _rows;
    private int _toNext;
    private int _asked;
    private Vector256<short> _rankLower;
    private Vector256<short> _rankUpper;

    /// <summary>A tile of columns of so many values, at most 4096.</summary>
    public RadixTile(int count)
    {
        _count = count;
        _planeLength = (count + Step - 1) / Step * Step * Width;
        _memory = new NativeArray<sbyte>(6L * _planeLength);
    }

    /// <summary>Takes the columns in.</summary>
    /// <param name="rows">Where the values of each row lie, as long as the tile is used.</param>
    /// <param name="toNext">How many bytes further on those of the next tile lie.</param>
    /// <returns>False if a value is 2^127 or larger in magnitude, or NaN; then nothing can be selected.</returns>
    public bool TryLoad(nint* rows, int toNext)
    {
        _rows = rows;
        _toNext = toNext;
        _asked = 0;
        var b3 = Plane(3);
        var b2 = Plane(2);
        var b1 = Plane(1);
        var b0 = Plane(0);
        var (largest, least) = (Vector256<sbyte>.Zero, Vector256<sbyte>.Zero);
        var i = 0;
        for (var r = 0; r < _count; r++)
        {
            if (Sse.IsSupported && r + Ahead < _count)
            {
                Sse.Prefetch0((byte*)rows[r + Ahead]);
                Sse.Prefetch0((byte*)rows[r + Ahead] + 64);
            }

            BytePlanes.Split((float*)rows[r], out var v3, out var v2, out var v1, out var v0);
            v3.Store(b3 + i);
            v2.Store(b2 + i);
            v1.Store(b1 + i);
            v0.Store(b0 + i);
            largest = Vector256.Max(largest, v3);
            least = Vector256.Min(least, v3);
            i += Width;
        }

        new Span<sbyte>(b3 + i, _planeLength - i).Fill(Inactive);
        return !Vector256.EqualsAny(largest, Vector256.Create(sbyte.MaxValue)) && !Vector256.EqualsAny(least, Vector256.Create(sbyte.MinValue));
    }

    /// <summary>Finds the keys of a rank.</summary>
    /// <param name="rank">The rank, from 0.</param>
    /// <param name="keys">Where the 32 keys go.</param>
    public void Select(int rank, int* keys)
    {
        _rankLower = _rankUpper = Vector256.Create((short)rank);
        FindByte(Plane(3), out var b3);
        Activate(Plane(3), b3, Plane(2), isFirst: true);
        if (FindByte(Active, out var b2))
        {
            BytePlanes.Join(b3, b2, Only(Plane(2), b2, Plane(1)), Only(Plane(2), b2, Plane(0)), keys);
            return;
        }

        Activate(Plane(2), b2, Plane(1), isFirst: false);
        if (FindByte(Active, out var b1))
        {
            BytePlanes.Join(b3, b2, b1, Only(Plane(1), b1, Plane(0)), keys);
            return;
        }

        Activate(Plane(1), b1, Plane(0), isFirst: false);
        FindByte(Active, out var b0);
        BytePlanes.Join(b3, b2, b1, b0, keys);
    }

    public void Dispose() => _memory.Dispose();

    private sbyte* Active => Plane(4);

    // All bits set where a value has the bytes that have been found above.
    private sbyte* Mask => Plane(5);

    private sbyte* Plane(int index) => _memory.Pointer + (index * (long)_planeLength);

    /// <summary>
    /// Finds the byte of the rank among the active values, and the rank among those with that byte. Returns whether in every column
    /// there is certainly but one.
    /// </summary>
    private bool FindByte(sbyte* plane, out Vector256<sbyte> digit)
    {
        digit = Vector256.Create(sbyte.MinValue);
        var (lessLower, lessUpper) = (Vector256<short>.Zero, Vector256<short>.Zero);
        var (aboveLower, aboveUpper) = (Vector256.Create(short.MaxValue), Vector256.Create(short.MaxValue));
        for (var step = 128; step > 0; step >>= 1)
        {
            AskForNext();
            var pivot = digit + Vector256.Create((sbyte)step);
            CountLess(plane, pivot, out var lower, out var upper);
            var overLower = Vector256.GreaterThan(lower, _rankLower);
            var overUpper = Vector256.GreaterThan(upper, _rankUpper);
            digit = Vector256.ConditionalSelect(Vector256.Narrow(overLower, overUpper), digit, pivot);
            lessLower = Vector256.ConditionalSelect(overLower, lessLower, lower);
            lessUpper = Vector256.ConditionalSelect(overUpper, lessUpper, upper);
            aboveLower = Vector256.ConditionalSelect(overLower, lower, aboveLower);
            aboveUpper = Vector256.ConditionalSelect(overUpper, upper, aboveUpper);
        }

        _rankLower -= lessLower;
        _rankUpper -= lessUpper;
        return Vector256.EqualsAll(aboveLower - lessLower, Vector256<short>.One) && Vector256.EqualsAll(aboveUpper - lessUpper, Vector256<short>.One);
    }

    // A part of the next tile is fetched in each step: while memory works, so does the processor.
    private void AskForNext()
    {
        if (Sse.IsSupported && _asked < _count)
        {
            var end = Math.Min(_asked + (_count / 16) + 1, _count);
            for (; _asked < end; _asked++)
            {
                var next = (byte*)_rows[_asked] + _toNext;
                Sse.Prefetch1(next);
                Sse.Prefetch1(next + 64);
            }
        }
    }

    private void CountLess(sbyte* plane, Vector256<sbyte> pivot, out Vector256<short> lower, out Vector256<short> upper)
    {
        lower = upper = Vector256<short>.Zero;
        var end = plane + _planeLength;
        while (plane < end)
        {
            var stop = plane + Math.Min(CountRows * Width, (int)(end - plane));
            var (even, odd) = (Vector256<sbyte>.Zero, Vector256<sbyte>.Zero);
            for (; plane < stop; plane += Step * Width)
            {
                even -= Vector256.LessThan(Vector256.Load(plane), pivot);
                odd -= Vector256.LessThan(Vector256.Load(plane + Width), pivot);
                even -= Vector256.LessThan(Vector256.Load(plane + (2 * Width)), pivot);
                odd -= Vector256.LessThan(Vector256.Load(plane + (3 * Width)), pivot);
            }

            var (countLower, countUpper) = Vector256.Widen((even + odd).AsByte());
            lower += countLower.AsInt16();
            upper += countUpper.AsInt16();
        }
    }

    // Makes those active in the next plane whose byte of this plane is the one found.
    private void Activate(sbyte* plane, Vector256<sbyte> digit, sbyte* next, bool isFirst)
    {
        var active = Active;
        var mask = Mask;
        var inactive = Vector256.Create(Inactive);
        for (var i = 0; i < _planeLength; i += Width)
        {
            var isEqual = Vector256.Equals(Vector256.Load(plane + i), digit);
            if (!isFirst)
            {
                isEqual &= Vector256.Load(mask + i);
            }

            isEqual.Store(mask + i);
            Vector256.ConditionalSelect(isEqual, Vector256.Load(next + i), inactive).Store(active + i);
        }
    }

    // The next plane's byte of the only value that has the bytes found.
    private Vector256<sbyte> Only(sbyte* plane, Vector256<sbyte> digit, sbyte* next)
    {
        var mask = Mask;
        var only = Vector256<sbyte>.Zero;
        for (var i = 0; i < _count * Width; i += Width)
        {
            only |= Vector256.Equals(Vector256.Load(plane + i), digit) & Vector256.Load(mask + i) & Vector256.Load(next + i);
        }

        return only;
    }
}
