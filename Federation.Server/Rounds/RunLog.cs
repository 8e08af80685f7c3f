using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>What has happened in a run so far. Written by the coordinator, read by anybody.</summary>
internal sealed class RunLog
{
    private readonly Lock _gate = new();
    private readonly List<RoundRecord> _rounds = [];
    private readonly List<RoundSummary> _summaries = [];
    private EvaluateResult? _initialEvaluation;
    private TensorList? _model;
    private string? _stopReason;

    /// <summary>The rounds that are over and the model after them; null as long as there is no model.</summary>
    public RunHistory? History
    {
        get
        {
            lock (_gate)
            {
                return _model is null ? null : new RunHistory(_initialEvaluation, [.. _rounds], _model) { StopReason = _stopReason };
            }
        }
    }

    /// <summary>The rounds that are over as a stopping rule sees them.</summary>
    public IReadOnlyList<RoundSummary> Summaries => _summaries.AsReadOnly();

    public void Begin(TensorList model, EvaluateResult? initialEvaluation)
    {
        lock (_gate)
        {
            (_model, _initialEvaluation) = (model, initialEvaluation);
        }
    }

    /// <summary>Adds a round that is over.</summary>
    /// <param name="record">What happened in it.</param>
    /// <param name="model">The global model after it.</param>
    /// <param name="elapsed">How long the run has taken.</param>
    public void Add(RoundRecord record, TensorList model, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _rounds.Add(record);
            _model = model;
            _summaries.Add(new RoundSummary(record.Round, elapsed, record.NotAggregated is null)
            {
                Loss = record.Loss,
                FitMetrics = record.FitMetrics,
                EvaluateMetrics = record.EvaluateMetrics,
                ServerEvaluation = record.ServerEvaluation,
            });
        }
    }

    public void Stop(string reason)
    {
        lock (_gate)
        {
            _stopReason = reason;
        }
    }
}
