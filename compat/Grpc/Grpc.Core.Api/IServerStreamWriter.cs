namespace Grpc.Core;

/// <summary>The stream of responses of a call, written by the server; it ends when the handler returns.</summary>
/// <typeparam name="T">The response message.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
