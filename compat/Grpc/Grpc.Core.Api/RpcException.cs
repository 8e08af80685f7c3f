namespace Grpc.Core;

/// <summary>A call ended with a status other than <see cref="StatusCode.OK"/>.</summary>
public class RpcException : Exception
{
    /// <summary>Creates an exception for a status.</summary>
    /// <param name="status">The status of the call.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>Creates an exception for a status with a message of its own.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="message">The exception's message, which is not sent to the peer.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>Creates an exception for a status and trailers.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="trailers">The trailers of the call.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>Creates an exception for a status and trailers with a message of its own.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="trailers">The trailers of the call.</param>
    /// <param name="message">The exception's message, which is not sent to the peer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trailers"/> is null.</exception>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>The status of the call.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The trailers of the call; empty if it had none.</summary>
    public Metadata Trailers { get; }
}
