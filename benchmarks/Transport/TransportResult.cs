namespace Federation.Benchmarks.Transport;

/// <summary>What the server process measured, and how it tells it in a line.</summary>
internal sealed record TransportResult(double SecondsPerRound, double PeakMegabytes)
{
    public static TransportResult Parse(string line)
    {
        var parts = line.Split(' ');
        return new TransportResult(double.Parse(parts[0]), double.Parse(parts[1]));
    }

    public override string ToString() => $"{SecondsPerRound:R} {PeakMegabytes:R}";
}
