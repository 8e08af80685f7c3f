using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance.Peers;

/// <summary>A client in another language.</summary>
internal sealed class ProcessDriver : ICallDriver
{
    private static readonly JsonFormatter s_formatter =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private readonly PeerProcess _process;
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<CallOutcome>> _running = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;
    private uint _lastId;

    private ProcessDriver(PeerProcess process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public static async Task<ProcessDriver> StartAsync(PeerRuntime runtime, Uri server)
    {
        string script = runtime == PeerRuntime.Node ? "client.js" : "client.py";
        (PeerProcess process, _) = await PeerProcess.StartAsync(runtime, script, server.Authority);
        return new ProcessDriver(process);
    }

    public async Task<CallOutcome> RunAsync(CallPlan plan, CancellationToken cancelCall)
    {
        CallPlan numbered = plan.Clone();
        numbered.Id = Interlocked.Increment(ref _lastId);
        var outcome = new TaskCompletionSource<CallOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[numbered.Id] = outcome;
        await SendAsync(numbered);
        await using CancellationTokenRegistration registration = cancelCall.UnsafeRegister(
            _ => _ = SendAsync(new CallPlan { Cancel = numbered.Id }), null);
        return await outcome.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _reading;
        _writing.Dispose();
    }

    private async Task SendAsync(CallPlan plan)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.WriteLineAsync(s_formatter.Format(plan));
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.ReadLineAsync() is { } line)
        {
            CallOutcome outcome = JsonParser.Default.Parse<CallOutcome>(line);
            if (_running.TryRemove(outcome.Id, out TaskCompletionSource<CallOutcome>? waiting))
            {
                if (outcome.Failure.Length == 0)
                {
                    waiting.TrySetResult(outcome);
                }
                else
                {
                    waiting.TrySetException(new InvalidOperationException(outcome.Failure));
                }
            }
        }

        foreach (TaskCompletionSource<CallOutcome> waiting in _running.Values)
        {
            waiting.TrySetException(new InvalidOperationException("The peer ended. " + _process.Errors));
        }
    }
}
