using System.CommandLine;
using CifarSample.Model;
using CifarSample.Server;
using Federation.Samples;

namespace CifarSample.Commands;

/// <summary>Which strategy, and what is in its way, on the command line.</summary>
internal sealed class StrategyOptions
{
    private readonly Option<string> _strategy = Names.Option(
        "--strategy", $"How updates become the next model: {string.Join(", ", StrategyCatalogue.Names)}.", StrategyCatalogue.Default, StrategyCatalogue.Names);

    private readonly Option<string?> _optimizer = Names.Optional(
        "--optimizer", "What clients train with: adam or sgd. Default: what suits the strategy.", Optimizers.Names);

    private readonly Option<double?> _serverLearningRate = Numbers.OptionalRate(
        "--server-learning-rate", $"The server's learning rate, for {string.Join(", ", StrategyCatalogue.WithServerLearningRate)}. Default: the strategy's.");

    private readonly Option<double?> _proximalMu = Numbers.OptionalFromZero(
        "--proximal-mu", "The weight of FedProx's proximal term, with any strategy. Default: 0.01 for fedprox, 0 for the others.");

    private readonly Option<double?> _clip = Numbers.OptionalRate(
        "--clip", "Clip each update to this L2 norm, with strategies that average.");

    private readonly Option<double?> _noise = Numbers.OptionalFromZero(
        "--noise", "Differential privacy: the noise on the sum of the updates, as a multiple of --clip. Default: none.");

    private readonly Option<string?> _compression = Names.Optional(
        "--compression", $"How clients make their updates smaller: {string.Join(", ", CompressionCatalogue.Names)}. Default: not at all.", CompressionCatalogue.Names);

    private readonly Option<double> _stragglers = Numbers.Fraction(
        "--stragglers", "The part of the clients that does only some of its work in each round, from 0 to 1.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _strategy, _serverLearningRate, _proximalMu, _optimizer, _clip, _noise, _compression, _stragglers })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_noise) is not null && result.GetResult(_clip) is null)
            {
                result.AddError("--noise needs --clip: it is a multiple of that norm.");
            }

            if (result.GetResult(_clip) is not null && result.GetResult(_strategy) is { Tokens: [var named] } && !StrategyCatalogue.Averages(named.Value))
            {
                result.AddError($"--clip needs a strategy that depends on the mean of the updates alone, which {named.Value} does not.");
            }
        });
    }

    public RunSettings Read(ParseResult result) => new()
    {
        Strategy = result.GetValue(_strategy)!,
        Optimizer = result.GetValue(_optimizer),
        ServerLearningRate = result.GetValue(_serverLearningRate),
        ProximalMu = result.GetValue(_proximalMu),
        Clip = result.GetValue(_clip),
        Noise = result.GetValue(_noise),
        Compression = result.GetValue(_compression),
        Stragglers = result.GetValue(_stragglers),
    };
}
