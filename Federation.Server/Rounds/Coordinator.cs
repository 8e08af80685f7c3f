using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Runs the rounds: the one loop of the server. Who is behind the participants is none of its business.</summary>
internal sealed class Coordinator(
    IStrategy strategy, IParticipants participants, CoordinatorOptions options, IRunObserver observer, ILogger logger, TimeProvider time)
{
    private readonly RunContext _run = new(strategy, participants, options, observer, logger, time);
    private readonly RunLog _log = new();

    /// <summary>The rounds that are over and the model after them, at any time; null as long as there is no model.</summary>
    public RunHistory? History => _log.History;

    /// <summary>Runs all rounds, or as many as the strategy's stopping rule lets. To be called once.</summary>
    /// <exception cref="TimeoutException">The clients that the strategy needs did not come.</exception>
    /// <exception cref="InvalidOperationException">There is no model to start from, or the strategy breaks the rules of its seams.</exception>
    public async Task<RunHistory> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // However it ends, whoever still works for it is told to stop.
            var fits = new Mailbox(_run, cancellationToken);
            await using var _ = fits.ConfigureAwait(false);
            await RunRoundsAsync(fits, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            observer.RunEnded(History, exception);
            throw;
        }

        var history = History!;
        observer.RunFinished(history);
        return history;
    }

    private async Task RunRoundsAsync(Mailbox fits, CancellationToken cancellationToken)
    {
        var initial = new InitialModel(strategy, participants, options, observer, logger, time);
        var model = await initial.GetAsync(cancellationToken).ConfigureAwait(false);
        var initialEvaluation = await strategy.EvaluateAsync(0, model, cancellationToken).ConfigureAwait(false);
        _log.Begin(model, initialEvaluation);
        observer.RunStarted(options.Rounds, initialEvaluation);

        var begun = time.GetTimestamp();
        for (var number = 1; number <= options.Rounds; number++)
        {
            (var record, model) = await new Round(_run, number, fits).RunAsync(model, cancellationToken).ConfigureAwait(false);
            _log.Add(record, model, time.GetElapsedTime(begun));
            Log.RoundFinished(logger, number, options.Rounds, record.Fits.Count, record.Failures.Count, record.Duration.TotalSeconds);
            observer.RoundFinished(record);

            var reason = strategy.StoppingRule.ReasonToStop(_log.Summaries);
            if (reason is not null && number < options.Rounds)
            {
                Log.StoppedEarly(logger, number, reason);
                _log.Stop(reason);
                return;
            }
        }
    }
}
