using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>What the conformance service knows of one call.</summary>
internal sealed class ConformanceCall
{
    private uint _responses;
    private uint _requests;
    private ulong _bytes;
    private bool _intact = true;

    public ConformanceCall(ServerCallContext context)
    {
        Context = context;
        context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
    }

    public ServerCallContext Context { get; }

    public async Task ReceiveAsync(Request request)
    {
        _requests++;
        _bytes += (ulong)request.Payload.Length;
        _intact &= Pattern.Matches(request.Payload);
        if (request.GzipResponse)
        {
            Context.WriteOptions = new WriteOptions();
        }

        if (request.EchoMetadata)
        {
            var headers = new Metadata();
            foreach (Metadata.Entry entry in Context.RequestHeaders.Where(
                entry => entry.Key.StartsWith("x-echo-", StringComparison.Ordinal)))
            {
                headers.Add(entry);
                Context.ResponseTrailers.Add(entry);
            }

            await Context.WriteResponseHeadersAsync(headers);
        }
    }

    public Response Respond(Request request) => new()
    {
        Payload = Pattern.OfSize((int)request.ResponseSize),
        Index = _responses++,
        Connection = Context.Peer,
        TimeoutMs = Context.Deadline == DateTime.MaxValue ? -1 : (long)(Context.Deadline - DateTime.UtcNow).TotalMilliseconds,
        RequestCount = _requests,
        RequestBytes = _bytes,
        RequestsIntact = _intact,
    };
}
