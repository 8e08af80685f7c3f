using System.Collections.Concurrent;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.Tests.Server;

/// <summary>
/// Runs servers, stops them after each test, and fails the test on an error in their log that was not expected, and
/// on an exception of a task that nobody looked at.
/// </summary>
internal abstract class ServerTestBase
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly List<TestServer> _servers = [];
    private readonly List<Func<LogRecord, bool>> _expected = [];
    private readonly ConcurrentQueue<Exception> _unobserved = new();

    [SetUp]
    public void WatchUnobservedExceptions()
    {
        _expected.Clear();
        _unobserved.Clear();
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    [TearDown]
    public async Task StopServersAsync()
    {
        foreach (TestServer server in _servers)
        {
            await server.DisposeAsync().AsTask().WaitAsync(s_limit);
        }

        // Whether a task's exception was looked at is known when the task is collected.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;

        // One test's errors are not the next one's.
        List<LogRecord> errors = [.. _servers
            .SelectMany(server => server.Log)
            .Where(record => record.Level >= LogLevel.Error && !_expected.Exists(isExpected => isExpected(record)))];
        _servers.Clear();
        Assert.That(errors, Is.Empty);
        Assert.That(_unobserved, Is.Empty);
    }

    protected async Task<TestServer> StartAsync(
        ServerTestHandlers? handlers = null,
        Action<GrpcServiceOptions>? options = null,
        Action<ListenOptions>? listen = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null)
    {
        TestServer server = await TestServer.StartAsync(handlers ?? new(), options, listen, configure, map).WaitAsync(s_limit);
        _servers.Add(server);
        return server;
    }

    protected void ExpectError(string eventName) =>
        _expected.Add(record => string.Equals(record.EventName, eventName, StringComparison.Ordinal));

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs args) => _unobserved.Enqueue(args.Exception);
}
