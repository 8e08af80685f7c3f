namespace Grpc.Core;

/// <summary>The options of a call made by a client.</summary>
public struct CallOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="headers">The headers to send; null means none.</param>
    /// <param name="deadline">The time (UTC) by which the call must be finished; null means never.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="writeOptions">The options of the writes; null means none.</param>
    /// <param name="propagationToken">The server call whose deadline and cancellation this one takes over.</param>
    /// <param name="credentials">The credentials of this call alone.</param>
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null)
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
        Flags = CallFlags.None;
    }

    /// <summary>The headers to send.</summary>
    public Metadata? Headers { get; private set; }

    /// <summary>The time (UTC) by which the call must be finished.</summary>
    public DateTime? Deadline { get; private set; }

    /// <summary>Cancels the call.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>The options of the writes.</summary>
    public WriteOptions? WriteOptions { get; private set; }

    /// <summary>The server call whose deadline and cancellation this one takes over.</summary>
    public ContextPropagationToken? PropagationToken { get; private set; }

    /// <summary>The credentials of this call alone.</summary>
    public CallCredentials? Credentials { get; private set; }

    /// <summary>Whether the call waits for a connection rather than fail at once without one.</summary>
    public readonly bool IsWaitForReady => Flags.HasFlag(CallFlags.WaitForReady);

    internal CallFlags Flags { get; private set; }

    /// <summary>These options with other headers.</summary>
    /// <param name="headers">The headers to send.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>These options with another deadline.</summary>
    /// <param name="deadline">The time (UTC) by which the call must be finished.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>These options with another cancellation token.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { CancellationToken = cancellationToken };

    /// <summary>These options with other write options.</summary>
    /// <param name="writeOptions">The options of the writes.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithWriteOptions(WriteOptions writeOptions) =>
        this with { WriteOptions = writeOptions };

    /// <summary>These options with another propagation token.</summary>
    /// <param name="propagationToken">The server call whose deadline and cancellation this one takes over.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithPropagationToken(ContextPropagationToken propagationToken) =>
        this with { PropagationToken = propagationToken };

    /// <summary>These options with other credentials.</summary>
    /// <param name="credentials">The credentials of this call alone.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithCredentials(CallCredentials credentials) =>
        this with { Credentials = credentials };

    /// <summary>These options with or without waiting for a connection.</summary>
    /// <param name="waitForReady">Whether the call waits for a connection.</param>
    /// <returns>The changed copy.</returns>
    public readonly CallOptions WithWaitForReady(bool waitForReady = true) => this with
    {
        Flags = waitForReady ? Flags | CallFlags.WaitForReady : Flags & ~CallFlags.WaitForReady,
    };
}
