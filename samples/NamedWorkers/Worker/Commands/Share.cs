using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Federation.Data;

namespace NamedWorkers.Commands;

/// <summary>Which part of the images in its folder is a worker's own: the second of three is written 2/3.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts there are.</param>
internal sealed record Share(int Number, int Of)
{
    private static readonly string[] s_usualNames = ["alice", "bob", "charlie"];

    /// <summary>The names that a run has unless it is given others.</summary>
    public static IReadOnlyList<string> UsualNames => s_usualNames;

    /// <summary>All of the images.</summary>
    public static Share All { get; } = new(1, 1);

    /// <summary>The share of a worker that is not told one: a third each for alice, bob and charlie, all that there is for any other.</summary>
    public static Share UsualOf(string name) => Array.IndexOf(s_usualNames, name) is >= 0 and var place ? new Share(place + 1, s_usualNames.Length) : All;

    /// <summary>Reads K/N with 1 ≤ K ≤ N.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Share? share)
    {
        share = text.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n
                ? new Share(k, n)
                : null;
        return share is not null;
    }

    /// <summary>The images of this share, at most so many.</summary>
    public Range RangeOf(int total, int? atMost)
    {
        var (start, count) = Partitioner.Contiguous(total, Of, Number - 1).GetOffsetAndLength(total);
        return start..(start + Math.Min(count, atMost ?? count));
    }

    public override string ToString() => $"{Number}/{Of}";
}
