namespace Federation.Strategies;

/// <summary>How far a round's training or evaluation has come.</summary>
/// <param name="Asked">How many clients were asked, those included that were still at it when the round began and those added since.</param>
/// <param name="Succeeded">How many have answered with a result that was taken.</param>
/// <param name="Failed">How many were lost, late, or answered with something that was refused.</param>
public sealed record RoundStatus(int Asked, int Succeeded, int Failed)
{
    private readonly int? _wanted;

    /// <summary>How many answers the round's first selection wanted: all, unless said otherwise.</summary>
    public int Wanted
    {
        get => _wanted ?? Asked;
        init => _wanted = value;
    }

    /// <summary>How many are still to answer.</summary>
    public int Pending => Asked - Succeeded - Failed;
}
