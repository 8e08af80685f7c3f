namespace Federation.Strategies;

/// <summary>
/// An aggregator to which the updates matter through their mean alone: the mean itself, or a step of the server's on top of it. Only such
/// an aggregator can be made differentially private by noise on the mean.
/// </summary>
/// <remarks>
/// Not for what looks at single updates, such as a median, and not for what carries anything else of theirs from round to round.
/// </remarks>
public interface IMeanBasedAggregator : IAggregator
{
    /// <summary>The same aggregator on top of another mean. What this one carries from round to round begins anew.</summary>
    /// <param name="mean">Makes a model of the updates, to be used wherever this aggregator uses their mean.</param>
    IAggregator WithMean(IAggregator mean);
}
