using System.CommandLine;
using CifarSample.Model;
using CifarSample.Server;

namespace CifarSample.Commands;

/// <summary>Which strategy, and what is in its way, on the command line.</summary>
internal sealed class StrategyOptions
{
    private readonly Option<string> _strategy = Names.Option(
        "--strategy", $"How updates become the next model: {string.Join(", ", StrategyCatalogue.Names)}.", StrategyCatalogue.Default, StrategyCatalogue.Names);

    private readonly Option<string?> _optimizer = Names.Optional(
        "--optimizer", "What clients train with: adam or sgd. Default: what suits the strategy.", Optimizers.Names);

    private readonly Option<double> _stragglers = Numbers.Fraction(
        "--stragglers", "The part of the clients that does only some of its work in each round, from 0 to 1.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _strategy, _optimizer, _stragglers })
        {
            command.Options.Add(option);
        }
    }

    public RunSettings Read(ParseResult result) => new()
    {
        Strategy = result.GetValue(_strategy)!,
        Optimizer = result.GetValue(_optimizer),
        Stragglers = result.GetValue(_stragglers),
    };
}
