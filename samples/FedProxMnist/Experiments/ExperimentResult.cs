namespace FedProxMnist.Experiments;

/// <summary>All that came of the experiment.</summary>
/// <param name="Outcomes">One for each configuration, in the order of <see cref="Configuration.All"/>.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ExperimentResult(IReadOnlyList<Outcome> Outcomes, TimeSpan Elapsed);
