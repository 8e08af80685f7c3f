namespace Grpc.Core;

/// <summary>The result of a call: a <see cref="Core.StatusCode"/> and a text for people.</summary>
public struct Status
{
    /// <summary>The status of a call that succeeded.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>The status of a call that was cancelled.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Creates a status.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text that the peer gets to see.</param>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>Creates a status with the local cause of an error.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text that the peer gets to see.</param>
    /// <param name="debugException">The local cause, which never travels.</param>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code; anything but <see cref="StatusCode.OK"/> is an error.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The text that belongs to the code.</summary>
    public string Detail { get; }

    /// <summary>The local cause of an error seen by a client, for debugging only; it is never sent.</summary>
    public Exception? DebugException { get; }

    /// <inheritdoc />
    public override string ToString() => DebugException is null
        ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
        : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException}\")";
}
