namespace Federation.Strategies;

/// <summary>Whether an update was folded in. A refused update is recorded in the round's history; the round goes on.</summary>
public sealed record UpdateVerdict
{
    private UpdateVerdict(string? reason) => Reason = reason;

    /// <summary>The update is part of the result.</summary>
    public static UpdateVerdict Accepted { get; } = new((string?)null);

    /// <summary>Whether the update is part of the result.</summary>
    public bool IsAccepted => Reason is null;

    /// <summary>Why the update was refused; null if it was not.</summary>
    public string? Reason { get; }

    /// <summary>The update is not part of the result.</summary>
    /// <param name="reason">Why, in words that name what was wrong with it and what was expected.</param>
    public static UpdateVerdict Refused(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new UpdateVerdict(reason);
    }
}
