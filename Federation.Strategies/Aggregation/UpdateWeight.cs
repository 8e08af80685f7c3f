namespace Federation.Strategies;

/// <summary>
/// How much an update counts in a mean: 1 to <see cref="Core.ExactMean.MaxWeight"/>; an update of another weight is refused. Weights
/// matter by their ratios only, and are whole numbers so that the mean can be exact.
/// </summary>
/// <param name="update">The update, whose example count is in range.</param>
/// <example><code>Weights = update => Math.Min(update.Result.ExampleCount, 1000) // nobody counts more than a thousand examples</code></example>
public delegate long UpdateWeight(ClientUpdate update);
