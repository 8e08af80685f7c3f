namespace Federation.Strategies.Tests;

/// <summary>
/// Cases for <see cref="StrategyPropertyTests"/>. To have a strategy checked, put a class with this interface and a parameterless
/// constructor into the strategy's folder; it is found by itself.
/// </summary>
internal interface IStrategyCases
{
    IEnumerable<StrategyCase> Cases { get; }
}
