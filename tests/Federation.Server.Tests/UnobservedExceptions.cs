using System.Collections.Concurrent;

namespace Federation.Server.Tests;

/// <summary>Fails the suite when a task failed and nobody looked.</summary>
[SetUpFixture]
internal sealed class UnobservedExceptions
{
    private readonly ConcurrentQueue<string> _exceptions = new();

    [OneTimeSetUp]
    public void Watch() => TaskScheduler.UnobservedTaskException += Keep;

    [OneTimeTearDown]
    public void Check()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Keep;
        Assert.That(_exceptions.Where(text => text.Contains("at Federation.", StringComparison.Ordinal)), Is.Empty);
    }

    private void Keep(object? sender, UnobservedTaskExceptionEventArgs e) => _exceptions.Enqueue(e.Exception.ToString());
}
