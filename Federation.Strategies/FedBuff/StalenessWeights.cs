namespace Federation.Strategies;

/// <summary>The usual weights of updates by their staleness.</summary>
public static class StalenessWeights
{
    /// <summary>1/√(1 + τ), as in Nguyen et al. 2022.</summary>
    public static Func<int, double> InverseSquareRoot { get; } = staleness => 1 / Math.Sqrt(1.0 + staleness);

    /// <summary>All updates count the same.</summary>
    public static Func<int, double> Constant { get; } = _ => 1;
}
