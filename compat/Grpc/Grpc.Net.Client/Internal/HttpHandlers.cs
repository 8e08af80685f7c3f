namespace Grpc.Net.Client.Internal;

/// <summary>The handler of a channel that was given none.</summary>
internal static class HttpHandlers
{
    // What a server may send on one stream before it has to wait. The handler's own 64 KB grow only with the round
    // trips that it measures, so that the first megabytes of every stream would crawl.
    private const int StreamWindow = 1024 * 1024;

    public static SocketsHttpHandler CreateDefault() => new()
    {
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = StreamWindow,
    };
}
