namespace Federation.Strategies;

/// <summary>Makes the next model and the next c.</summary>
/// <param name="models">Makes the mean of the clients' models.</param>
/// <param name="variate">c.</param>
/// <param name="options">The settings.</param>
internal sealed class ScaffoldAggregator(IAggregator models, ServerControlVariate variate, ScaffoldOptions options) : IAggregator
{
    private readonly SpareMean _spare = new();

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var changes = _spare.Take(context.GlobalModel.Manifest);
        return new ScaffoldAggregation(models.Begin(context), changes, variate, options, context, _spare.GiveBack);
    }
}
