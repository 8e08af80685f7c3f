using Federation.Core;
using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Runs the rounds: the one loop of the server. Who is behind the participants is none of its business.</summary>
internal sealed class Coordinator(
    IStrategy strategy, IParticipants participants, CoordinatorOptions options, IRunObserver observer, ILogger logger, TimeProvider time)
{
    /// <summary>Runs all rounds.</summary>
    /// <exception cref="TimeoutException">The clients that the strategy needs did not come.</exception>
    /// <exception cref="InvalidOperationException">There is no model to start from.</exception>
    public async Task<RunHistory> RunAsync(CancellationToken cancellationToken)
    {
        var initial = new InitialModel(strategy, participants, options, observer, logger, time);
        var model = await initial.GetAsync(cancellationToken).ConfigureAwait(false);
        var initialEvaluation = await strategy.EvaluateAsync(0, model, cancellationToken).ConfigureAwait(false);
        observer.RunStarted(options.Rounds, initialEvaluation);

        var records = new List<RoundRecord>(options.Rounds);
        for (var round = 1; round <= options.Rounds; round++)
        {
            (var record, model) = await RunRoundAsync(round, model, cancellationToken).ConfigureAwait(false);
            records.Add(record);
            Log.RoundFinished(logger, round, options.Rounds, record.Fits.Count, record.Failures.Count, record.Duration.TotalSeconds);
            observer.RoundFinished(record);
        }

        var history = new RunHistory(initialEvaluation, records, model);
        observer.RunFinished(history);
        return history;
    }

    private async Task<(RoundRecord Record, TensorList Model)> RunRoundAsync(int round, TensorList model, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var begun = time.GetTimestamp();
        var phases = new PhaseRunner(participants, options, observer, logger, time);

        var fit = new FitPhase(strategy, round, model);
        await phases.RunAsync(fit, strategy.FitSelector, strategy.FitRule, cancellationToken).ConfigureAwait(false);
        (var next, var problem) = fit.Complete(strategy.FitRule);
        if (problem is not null)
        {
            Log.NotAggregated(logger, round, problem);
        }

        model = next ?? model;
        var serverEvaluation = await strategy.EvaluateAsync(round, model, cancellationToken).ConfigureAwait(false);

        var evaluate = new EvaluatePhase(strategy, round, model);
        await phases.RunAsync(evaluate, strategy.EvaluateSelector, strategy.EvaluateRule, cancellationToken).ConfigureAwait(false);

        var record = new RoundRecord
        {
            Round = round,
            StartedAt = startedAt,
            Duration = time.GetElapsedTime(begun),
            NotAggregated = problem,
            Fits = fit.Answers,
            Evaluations = evaluate.Answers,
            Failures = [.. fit.Failures, .. evaluate.Failures],
            FitMetrics = Aggregate(strategy.FitMetrics, fit.Answers),
            Loss = evaluate.MeanLoss(strategy.EvaluateRule),
            EvaluateMetrics = Aggregate(strategy.EvaluateMetrics, evaluate.Answers),
            ServerEvaluation = serverEvaluation,
        };
        return (record, model);
    }

    private static ScalarMap Aggregate(MetricAggregation aggregation, IReadOnlyList<ClientAnswer> answers) =>
        answers.Count == 0 ? ScalarMap.Empty : aggregation([.. answers.Select(answer => (answer.ExampleCount, answer.Metrics))]);
}
