using System.Net;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a request.</summary>
internal abstract class RequestContent : HttpContent
{
    protected RequestContent() => Headers.TryAddWithoutValidation("content-type", GrpcContentType.Value);

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected abstract override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken);

    // A length would have to be announced before the headers, and says nothing that the end of the stream does not.
    protected sealed override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
