namespace Federation.Strategies;

/// <summary>How much each update counts in a mean.</summary>
public enum MeanWeights
{
    /// <summary>As much as the client has examples.</summary>
    ByExamples,

    /// <summary>All the same.</summary>
    Uniform,
}
