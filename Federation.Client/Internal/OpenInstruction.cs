using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>An instruction that is waiting, being worked on, or answered without the server's receipt.</summary>
internal sealed class OpenInstruction(Instruction instruction, HeldModel? model, HeldModel? auxiliary, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = instruction.TimeLimitMs == 0
        ? new CancellationTokenSource()
        : new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Min(instruction.TimeLimitMs, int.MaxValue)), time);

    private volatile string? _cancelReason;
    private volatile bool _closed;

    public ulong Id => Instruction.Id;

    public Instruction Instruction { get; } = instruction;

    /// <summary>The model that was held when the instruction came.</summary>
    public HeldModel? Model { get; } = model;

    /// <summary>The auxiliary list that was held when the instruction came.</summary>
    public HeldModel? Auxiliary { get; } = auxiliary;

    /// <summary>Cancelled when the server takes the instruction back or its time is up.</summary>
    public CancellationToken Stopped => _stop.Token;

    public string StopReason => _cancelReason ?? $"the time limit of {Instruction.TimeLimitMs / 1000.0:0.#} s passed";

    /// <summary>The answer, once there is one; kept until the server's receipt.</summary>
    public Answer? Answer { get; set; }

    /// <summary>Whether the server wants nothing more of it.</summary>
    public bool IsClosed => _closed;

    public void Cancel(string reason)
    {
        _cancelReason ??= reason;

        // Elsewhere: what the user's code has registered with the token may take its time, wait for this thread, or throw.
        _ = CancelAsync();
    }

    public void Close(string reason)
    {
        _closed = true;
        Cancel(reason);
    }

    public void Dispose() => _stop.Dispose();

    private async Task CancelAsync() =>
        await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
