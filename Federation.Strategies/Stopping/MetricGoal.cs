namespace Federation.Strategies;

/// <summary>Which way a metric is to go.</summary>
public enum MetricGoal
{
    /// <summary>Larger is better, as for an accuracy.</summary>
    Maximize,

    /// <summary>Smaller is better, as for a loss.</summary>
    Minimize,
}
