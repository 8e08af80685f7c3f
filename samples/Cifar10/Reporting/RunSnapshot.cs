using Federation.Server;

namespace CifarSample.Reporting;

/// <summary>What there is to show of a run at one moment.</summary>
/// <param name="Status">What goes on.</param>
/// <param name="Rounds">The rounds that are over.</param>
/// <param name="Clients">The clients, ordered by id.</param>
/// <param name="Notes">What happened out of the ordinary.</param>
/// <param name="Task">Work that is no client's.</param>
internal sealed record RunSnapshot(
    string Status,
    IReadOnlyList<RoundRecord> Rounds,
    IReadOnlyList<ClientView> Clients,
    IReadOnlyList<RunNote> Notes,
    (string Text, double Fraction)? Task);
