using Federation.Strategies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Server.Tests.Support;

/// <summary>A run over fake clients.</summary>
internal sealed class FakeRun
{
    private readonly Coordinator _coordinator;

    public FakeRun(IStrategy strategy, FakeClients clients, int rounds = 1, CancellationToken cancellationToken = default, ILogger? log = null)
    {
        _coordinator = new Coordinator(
            strategy, clients, new CoordinatorOptions(rounds, 0, TimeSpan.FromSeconds(20)), Recorder, log ?? NullLogger.Instance, TimeProvider.System);
        Completion = _coordinator.RunAsync(cancellationToken);
    }

    public Recorder Recorder { get; } = new();

    public Task<RunHistory> Completion { get; }

    public RunHistory? History => _coordinator.History;
}
