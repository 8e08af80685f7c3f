namespace Grpc.Net.Client.Internal;

/// <summary>Where the body of a streaming request comes from.</summary>
internal interface IRequestSource
{
    /// <summary>Completes when the request has been written to its end; cancelled if the call ends before.</summary>
    Task Completion { get; }

    /// <summary>Gives the stream to write to. Comes a second time if the handler takes another connection.</summary>
    /// <exception cref="IOException">Too much has happened for a second time.</exception>
    void Attach(Stream stream);
}
