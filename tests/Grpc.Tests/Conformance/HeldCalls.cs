using System.Collections.Concurrent;

namespace Grpc.Tests.Conformance;

/// <summary>The calls that wait to be cancelled, by name.</summary>
internal sealed class HeldCalls
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _cancelled = new();

    public Task WhenHeld(string name) => Signal(_held, name).Task;

    public Task WhenCancelled(string name) => Signal(_cancelled, name).Task;

    /// <summary>Waits for the cancellation of a call.</summary>
    public async Task HoldAsync(string name, CancellationToken cancellationToken)
    {
        Signal(_held, name).TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Signal(_cancelled, name).TrySetResult();
        }
    }

    private static TaskCompletionSource Signal(ConcurrentDictionary<string, TaskCompletionSource> signals, string name) =>
        signals.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
