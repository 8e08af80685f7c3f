namespace Grpc.Core;

/// <summary>The stream of requests of a call, written by the client.</summary>
/// <typeparam name="T">The request message.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no further request will come.</summary>
    /// <returns>A task that ends when the transport has taken the end of the stream.</returns>
    Task CompleteAsync();
}
