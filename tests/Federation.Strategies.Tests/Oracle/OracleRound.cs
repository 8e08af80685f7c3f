using System.Text.Json;

namespace Federation.Strategies.Tests;

/// <summary>One round of an <see cref="OracleCase"/>.</summary>
/// <param name="Updates">What the clients answer.</param>
/// <param name="Expected">The elements of the model's tensors after the round, in the order of the tensors.</param>
/// <param name="More">What else the script wrote down of the round.</param>
internal sealed record OracleRound(IReadOnlyList<OracleUpdate> Updates, IReadOnlyList<double[]> Expected, JsonElement More);
