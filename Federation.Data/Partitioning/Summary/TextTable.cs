using System.Text;

namespace Federation.Data;

/// <summary>Columns of text under their headings, set apart by two blanks. The first column is set left, the others right.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    /// <summary>Adds a row with a cell for each heading.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Adds a rule.</summary>
    public void AddRule() => _rows.Add([]);

    public void WriteTo(StringBuilder text)
    {
        int[] widths = [.. headings.Select((_, column) => _rows.Max(row => row.Length == 0 ? 0 : row[column].Length))];
        foreach (var row in _rows)
        {
            if (row.Length == 0)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
                continue;
            }

            var start = text.Length;
            for (var column = 0; column < row.Length; column++)
            {
                text.Append(column == 0 ? "" : "  ").Append(column == 0 ? row[0].PadRight(widths[0]) : row[column].PadLeft(widths[column]));
            }

            // Nothing but blanks may stand at the end of a line.
            while (text.Length > start && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }
    }
}
