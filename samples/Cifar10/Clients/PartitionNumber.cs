using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CifarSample.Clients;

/// <summary>Which part of the training images is a client's own: the third of ten is written 3/10.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts there are.</param>
internal sealed record PartitionNumber(int Number, int Of)
{
    /// <summary>The client's id; the same whenever the client is started.</summary>
    public string ClientId => $"client-{Number.ToString(new string('0', Of.ToString(CultureInfo.InvariantCulture).Length), CultureInfo.InvariantCulture)}";

    /// <summary>Reads K/N with 1 ≤ K ≤ N.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PartitionNumber? partition)
    {
        partition = text.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n
                ? new PartitionNumber(k, n)
                : null;
        return partition is not null;
    }

    public override string ToString() => $"{Number}/{Of}";
}
