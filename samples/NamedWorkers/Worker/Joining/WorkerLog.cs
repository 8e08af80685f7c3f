using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NamedWorkers.Joining;

/// <summary>
/// What the library says of the connection, in plain lines. That the central process cannot be reached is said once, not every few
/// seconds of a night.
/// </summary>
internal sealed class WorkerLog(TextWriter output) : ILoggerFactory
{
    private const string ClientCategory = "Federation.Client";

    public ILogger CreateLogger(string categoryName) =>
        categoryName == ClientCategory ? new Lines(output) : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This log goes to the output and nowhere else.");

    public void Dispose()
    {
        // The output is not this one's.
    }

    private sealed class Lines(TextWriter output) : ILogger
    {
        private string? _lastProblem;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            // The event of a lost or refused connection, which comes again with every attempt, has its problem by itself.
            var problem = (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(entry => entry.Key == "Problem").Value as string;
            if (problem is null)
            {
                _lastProblem = null;
                output.WriteLine(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception.Message}");
            }
            else if (problem != _lastProblem)
            {
                _lastProblem = problem;
                output.WriteLine($"Waiting for the central process, trying again every few seconds: {problem}");
            }
        }
    }
}
