namespace Federation.Data;

/// <summary>The names of clients under their columns: across where there is room for them, otherwise turned upwards.</summary>
internal sealed class ClientAxis
{
    /// <summary>With more clients than this none is named.</summary>
    public const int MaxClients = 60;

    /// <summary>About how wide a letter is.</summary>
    public const double Letter = 7;

    private const int LongestName = 18;

    private readonly string[] _names;
    private readonly double _pitch;
    private readonly double _longest;

    /// <param name="summary">Whose clients.</param>
    /// <param name="pitch">How far the columns are from one another.</param>
    public ClientAxis(PartitionSummary summary, double pitch)
    {
        _names = [.. Enumerable.Range(0, summary.Count).Select(client => Fit(summary.ClientName(client)))];
        _pitch = pitch;
        _longest = Letter * _names.Max(name => name.Length);
    }

    /// <summary>How much room names and title take below the columns.</summary>
    public double Height => (IsTurned ? _longest + 30 : 42) + 14;

    private bool IsTurned => _longest > _pitch - 1;

    /// <summary>A name as it is written, shortened where it is long.</summary>
    public static string Fit(string name, int longest = LongestName) => name.Length <= longest ? name : string.Concat(name.AsSpan(0, longest - 1), "\u2026");

    public void Draw(SvgPicture picture, double left, double bottom)
    {
        for (var client = 0; client < _names.Length; client++)
        {
            var x = left + ((client + 0.5) * _pitch);
            if (IsTurned)
            {
                picture.Turned(x + 4, bottom + 10, _names[client], "end", -90);
            }
            else
            {
                picture.Text(x, bottom + 16, _names[client], "middle");
            }
        }

        picture.Text(left + (_names.Length * _pitch / 2), bottom + Height - 14, "client", "middle");
    }
}
