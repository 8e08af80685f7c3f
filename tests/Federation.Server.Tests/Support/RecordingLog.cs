using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Support;

/// <summary>Keeps what is logged at a level or above.</summary>
internal sealed class RecordingLog(LogLevel least) : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly SemaphoreSlim _entered = new(0);

    public ConcurrentQueue<string> Entries { get; } = new();

    /// <summary>Waits for an entry; each is waited for once.</summary>
    public Task NextAsync(CancellationToken cancellationToken) => _entered.WaitAsync(cancellationToken);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Entries.Enqueue($"{formatter(state, exception)} {exception}");
            _entered.Release();
        }
    }

    public void Dispose() => _entered.Dispose();
}
