namespace CifarSample.Reporting;

/// <summary>What is to be shown of a client.</summary>
internal sealed record ClientView(string Id)
{
    /// <summary>What the client does, in a word or two.</summary>
    public string Activity { get; init; } = "not connected";

    /// <summary>Whether the client is connected.</summary>
    public bool IsConnected { get; init; }

    /// <summary>How far it has come, 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>The last loss that it reported.</summary>
    public double? Loss { get; init; }
}
