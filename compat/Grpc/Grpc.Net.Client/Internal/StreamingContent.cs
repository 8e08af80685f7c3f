using System.Net;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a request that is written while the call goes on.</summary>
internal sealed class StreamingContent(IRequestSource source) : RequestContent
{
    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Sends the headers: the server may answer before there is a message.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        source.Attach(stream);

        // Not before the end of the request, or of the call, even if the stream is lost meanwhile: that the body stopped
        // would hide the reason, which the handler has for whoever waits for the response.
        await source.Completion.ConfigureAwait(false);
    }
}
