using Federation.Core;

namespace Federation.Strategies;

/// <summary>Tells all clients of a round the same: the global model and one config.</summary>
public sealed class SharedInstructor : IInstructor
{
    private readonly PerRound _fit;
    private readonly PerRound _evaluate;

    /// <summary>Makes an instructor.</summary>
    /// <param name="fitConfig">The config of a round's training, called once for each round; null for none.</param>
    /// <param name="evaluateConfig">The config of a round's evaluation, called once for each round; null for none.</param>
    public SharedInstructor(Func<int, ScalarMap>? fitConfig = null, Func<int, ScalarMap>? evaluateConfig = null)
    {
        _fit = new PerRound(fitConfig);
        _evaluate = new PerRound(evaluateConfig);
    }

    /// <inheritdoc/>
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) => _fit.Instruct(context);

    /// <inheritdoc/>
    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => _evaluate.Instruct(context);

    private sealed class PerRound(Func<int, ScalarMap>? make)
    {
        private (int Round, ScalarMap Config)? _last;

        public ClientInstruction Instruct(InstructionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return new ClientInstruction(context.GlobalModel, Get(context.Round));
        }

        private ScalarMap Get(int round)
        {
            if (make is null)
            {
                return ScalarMap.Empty;
            }

            if (_last is not { } last || last.Round != round)
            {
                last = (round, make(round) ?? throw new InvalidOperationException($"The config function returned null for round {round}."));
                _last = last;
            }

            return last.Config;
        }
    }
}
