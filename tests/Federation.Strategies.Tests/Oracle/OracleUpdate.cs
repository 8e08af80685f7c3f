using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>One client's answer in an <see cref="OracleCase"/>.</summary>
/// <param name="Client">The client's name.</param>
/// <param name="Result">The answer.</param>
/// <param name="ToldIn">The round in which the client was told.</param>
internal sealed record OracleUpdate(string Client, FitResult Result, int ToldIn);
