namespace FedProxMnist.Experiments;

/// <summary>What came of a configuration's runs.</summary>
/// <param name="Configuration">Which configuration.</param>
/// <param name="Runs">One for each seed.</param>
internal sealed record Outcome(Configuration Configuration, IReadOnlyList<RunMeasures> Runs);
