using System.Globalization;
using System.Text;

namespace Federation.Data;

/// <summary>A partition's summary as text.</summary>
internal static class SummaryTable
{
    /// <summary>With more clients than this only the first <see cref="FewClients"/> have a row.</summary>
    public const int ManyClients = 20;

    /// <summary>How many rows there are then.</summary>
    public const int FewClients = 10;

    // With more classes than this a client's row names its most frequent labels, instead of having a column for each class.
    private const int ManyClasses = 16;
    private const int FrequentLabels = 3;
    private const int LongestName = 24;

    public static string Write(PartitionSummary summary)
    {
        var text = new StringBuilder(summary.Headline).Append("\n\n");
        var hasColumns = summary.ClassCount <= ManyClasses;
        var table = new TextTable([
            "client", "examples", "labels",
            .. hasColumns ? Enumerable.Range(0, summary.ClassCount).Select(label => Short(summary.ClassName(label))) : ["most of"]]);
        table.AddRule();
        var shown = summary.Count > ManyClients ? FewClients : summary.Count;
        var total = new int[summary.ClassCount];
        for (var client = 0; client < summary.Count; client++)
        {
            if (client < shown)
            {
                AddRow(table, summary, Short(summary.ClientName(client)), summary[client], hasColumns);
            }

            for (var label = 0; label < total.Length; label++)
            {
                total[label] += summary[client][label];
            }
        }

        if (shown < summary.Count)
        {
            table.Add([$"{Number(summary.Count - shown)} more", "...", "...", .. Enumerable.Repeat("...", hasColumns ? total.Length : 1)]);
        }

        table.AddRule();
        AddRow(table, summary, "all", total, hasColumns);
        table.WriteTo(text);

        if (summary.Count > 1)
        {
            var spread = new TextTable(["over clients", .. Spread.Headings]);
            spread.AddRule();
            spread.Add(["examples", .. new Spread(summary.Sizes).Cells()]);
            spread.Add(["labels", .. new Spread(Enumerable.Range(0, summary.Count).Select(summary.LabelsOf)).Cells()]);
            spread.WriteTo(text.Append('\n'));
        }

        return text.ToString();
    }

    private static void AddRow(TextTable table, PartitionSummary summary, string name, int[] counts, bool hasColumns)
    {
        IEnumerable<string> cells = hasColumns
            ? counts.Select(Number)
            : [string.Join(", ", counts.Index().Where(pair => pair.Item > 0).OrderByDescending(pair => pair.Item).Take(FrequentLabels)
                .Select(pair => $"{Short(summary.ClassName(pair.Index))}: {Number(pair.Item)}"))];
        table.Add([name, Number(counts.Sum()), Number(counts.Length - counts.Count(count => count == 0)), .. cells]);
    }

    private static void AddRow(TextTable table, PartitionSummary summary, string name, ReadOnlySpan<int> counts, bool hasColumns) =>
        AddRow(table, summary, name, counts.ToArray(), hasColumns);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // A table's row is one line, whatever a folder is called.
    private static string Short(string name)
    {
        var line = string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
        return line.Length <= LongestName ? line : string.Concat(line.AsSpan(0, LongestName - 3), "...");
    }
}
