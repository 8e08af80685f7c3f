using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Internal;

/// <summary>
/// Immutable values found again by the numbers they were made from, so that operations on shapes that were seen
/// before make nothing.
/// </summary>
/// <remarks>
/// The table does not grow: a newcomer may take the place of another value, which is then made anew when it is wanted.
/// Any thread may use it; an entry is complete when it is published, and losing one to a race does no harm.
/// </remarks>
internal sealed class Interned<TValue>
    where TValue : class
{
    private const int Places = 1024;
    private const int Tries = 8;

    private readonly Entry?[] _entries = new Entry?[Places];

    public bool TryGet(ReadOnlySpan<long> key, [NotNullWhen(true)] out TValue? value)
    {
        var hash = Hash(key);
        for (var i = 0; i < Tries; i++)
        {
            if (_entries[(hash + i) & (Places - 1)] is not { } entry)
            {
                break;
            }

            if (key.SequenceEqual(entry.Key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Remembers a value and returns it.</summary>
    public TValue Add(ReadOnlySpan<long> key, TValue value)
    {
        var hash = Hash(key);
        var at = hash & (Places - 1);
        for (var i = 0; i < Tries; i++)
        {
            var place = (hash + i) & (Places - 1);
            if (_entries[place] is null)
            {
                at = place;
                break;
            }
        }

        _entries[at] = new Entry(key.ToArray(), value);
        return value;
    }

    private static int Hash(ReadOnlySpan<long> key)
    {
        ulong hash = 0, factor = 0x9E3779B97F4A7C15;
        foreach (var number in key)
        {
            hash += ((ulong)number + 1) * factor;
            factor *= 0x9E3779B97F4A7C15;
        }

        // The upper half is mixed best.
        return (int)(hash >> 34);
    }

    private sealed record Entry(long[] Key, TValue Value);
}
