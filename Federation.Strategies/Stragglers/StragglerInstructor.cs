using Federation.Core;

namespace Federation.Strategies;

/// <summary>Tells a round's stragglers that they are, and everybody what the inner instructor says.</summary>
internal sealed class StragglerInstructor(IInstructor inner, StragglerOptions options) : IInstructor
{
    private InstructionContext? _context;

    // Who has been told something in the round already: a buffered round goes on to tell others, but nobody twice.
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _stragglersTold;
    private IReadOnlyDictionary<string, double> _stragglers = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The work is a number of batches, of which fewer epochs cannot be told.</exception>
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client)
    {
        if (!ReferenceEquals(context, _context))
        {
            Draw(context);
        }

        var instruction = inner.InstructFit(context, client);
        return !_stragglers.TryGetValue(client.Id, out var drawn) ? instruction
            : options.Kind == StragglerKind.Late ? instruction.With(LateMark.Key, LateMark.Value)
            : instruction.With(FitConfigKeys.EpochLimit, Limit(instruction.Config, drawn));
    }

    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client) => inner.InstructEvaluate(context, client);

    private void Draw(InstructionContext context)
    {
        if (_context?.Round != context.Round || context.Selected.Any(client => _told.Contains(client.Id)))
        {
            _told.Clear();
            _stragglersTold = 0;
        }

        _context = context;
        _stragglers = StragglerSchedule.Draw(context, options, (_told.Count, _stragglersTold));
        _told.UnionWith(context.Selected.Select(client => client.Id));
        _stragglersTold += _stragglers.Count;
    }

    private static double Limit(ScalarMap config, double drawn)
    {
        if (config.ContainsKey(FitConfigKeys.Batches))
        {
            throw new InvalidOperationException(
                $"Stragglers with fewer epochs need the work to be told in epochs: the config has \"{FitConfigKeys.Batches}\".");
        }

        var epochs = config.TryGetValue(FitConfigKeys.Epochs, out var asked) ? asked.AsInteger() : 1;
        var limit = epochs > 1 ? 1 + Math.Floor(drawn * (epochs - 1)) : (1 + Math.Floor(drawn * 9)) / 10;
        return config.TryGetValue(FitConfigKeys.EpochLimit, out var own) ? Math.Min(own.AsDouble(), limit) : limit;
    }
}
