using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>One round: clients train, the server evaluates, clients evaluate.</summary>
/// <param name="run">What the run works with.</param>
/// <param name="number">Which round, from 1.</param>
/// <param name="fits">The run's fit instructions that are still to be answered.</param>
internal sealed class Round(RunContext run, int number, Mailbox fits)
{
    /// <summary>Runs the round, starting from a model.</summary>
    /// <returns>What happened, and the global model after it.</returns>
    public async Task<(RoundRecord Record, TensorList Model)> RunAsync(TensorList model, CancellationToken cancellationToken)
    {
        var strategy = run.Strategy;
        var startedAt = run.Time.GetUtcNow();
        var begun = run.Time.GetTimestamp();
        var phases = new PhaseRunner(run, fits, cancellationToken);

        var fit = new FitPhase(strategy, number, model);
        await phases.RunAsync(fit).ConfigureAwait(false);
        (var next, var problem) = fit.Complete(strategy.FitRule);
        if (problem is not null)
        {
            Log.NotAggregated(run.Logger, number, problem);
        }

        model = next ?? model;
        var serverEvaluation = await strategy.EvaluateAsync(number, model, cancellationToken).ConfigureAwait(false);

        var evaluate = new EvaluatePhase(strategy, number, model);
        await phases.RunAsync(evaluate).ConfigureAwait(false);
        phases.TakeFailures(fit);

        var record = new RoundRecord
        {
            Round = number,
            StartedAt = startedAt,
            Duration = run.Time.GetElapsedTime(begun),
            NotAggregated = problem,
            Fits = fit.Answers,
            Evaluations = evaluate.Answers,
            Probes = [.. phases.Probes.SelectMany(probe => probe.Answers)],
            Failures = [.. phases.Probes.SelectMany(probe => probe.Failures), .. fit.Failures, .. evaluate.Failures],
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
