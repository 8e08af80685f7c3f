namespace Federation.Strategies;

/// <summary>The usual weights of updates in a mean.</summary>
public static class MeanWeights
{
    /// <summary>An update counts as much as its client has examples.</summary>
    public static UpdateWeight ByExamples { get; } = update => update.Result.ExampleCount;

    /// <summary>All updates count the same.</summary>
    public static UpdateWeight Uniform { get; } = _ => 1;
}
