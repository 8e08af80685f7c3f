using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Our client, by the stub that Grpc.Tools generates.</summary>
internal sealed class StubDriver(GrpcChannel channel) : ICallDriver
{
    private readonly Protocol.Conformance.ConformanceClient _client = new(channel);

    public async Task<CallOutcome> RunAsync(CallPlan plan, CancellationToken cancelCall)
    {
        CallOptions options = OptionsOf(plan, cancelCall);
        var outcome = new CallOutcome { Id = plan.Id };
        switch (plan.Method)
        {
            case Method.Unary:
            {
                using AsyncUnaryCall<Response> call = _client.UnaryAsync(RequestsOf(plan).Single(), options);
                await CompleteAsync(outcome, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, async () =>
                    Receive(outcome, await call.ResponseAsync));
                break;
            }

            case Method.ClientStream:
            {
                using AsyncClientStreamingCall<Request, Response> call = _client.ClientStream(options);
                await CompleteAsync(outcome, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, async () =>
                {
                    await WriteAsync(call.RequestStream, plan);
                    Receive(outcome, await call.ResponseAsync);
                });
                break;
            }

            case Method.ServerStream:
            {
                using AsyncServerStreamingCall<Response> call = _client.ServerStream(RequestsOf(plan).Single(), options);
                await CompleteAsync(outcome, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () =>
                    ReadAsync(call.ResponseStream, outcome));
                break;
            }

            case Method.Duplex:
            {
                using AsyncDuplexStreamingCall<Request, Response> call = _client.Duplex(options);
                await CompleteAsync(outcome, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () =>
                    plan.Lockstep ? ConverseAsync(call, plan, outcome) : ExchangeAsync(call, plan, outcome));
                break;
            }

            case Method.AwaitHeld:
            case Method.AwaitCancelled:
            {
                HeldCall held = plan.Requests[0].Request.Hold;
                using AsyncUnaryCall<HeldCall> call = plan.Method == Method.AwaitHeld
                    ? _client.AwaitHeldAsync(held, options)
                    : _client.AwaitCancelledAsync(held, options);
                await CompleteAsync(outcome, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () =>
                    call.ResponseAsync);
                break;
            }

            default:
                throw new ArgumentOutOfRangeException(nameof(plan), plan.Method, "There is no such method.");
        }

        return outcome;
    }

    public ValueTask DisposeAsync()
    {
        channel.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CallOptions OptionsOf(CallPlan plan, CancellationToken cancelCall)
    {
        var headers = new Metadata();
        foreach (Entry entry in plan.Metadata)
        {
            if (entry.Key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
            {
                headers.Add(entry.Key, entry.Value.ToByteArray());
            }
            else
            {
                headers.Add(entry.Key, entry.Value.ToStringUtf8());
            }
        }

        if (plan.Gzip)
        {
            headers.Add("grpc-internal-encoding-request", "gzip");
        }

        DateTime? deadline = plan.TimeoutMs == 0 ? null : DateTime.UtcNow.AddMilliseconds(plan.TimeoutMs);
        return new CallOptions(headers, deadline, cancelCall);
    }

    private static IEnumerable<Request> RequestsOf(CallPlan plan) => plan.Requests.Select(planned =>
    {
        Request request = planned.Request.Clone();
        request.Payload = Pattern.OfSize((int)planned.PayloadSize);
        return request;
    });

    private static async Task CompleteAsync(
        CallOutcome outcome, Task<Metadata> headers, Func<Status> status, Func<Metadata> trailers, Func<Task> body)
    {
        try
        {
            await body();
            outcome.Trailers.AddRange(EntriesOf(trailers()));
        }
        catch (RpcException ex)
        {
            Assert.That(status(), Is.EqualTo(ex.Status).Using<Status>(IsSame), "The call and its exception agree.");
            outcome.Trailers.AddRange(EntriesOf(ex.Trailers));
        }

        outcome.Code = (uint)status().StatusCode;
        outcome.Message = status().Detail;
        try
        {
            // Waited for: where a response comes all at once, the message's task may complete before the headers' one.
            outcome.Headers.AddRange(EntriesOf(await headers));
        }
        catch (RpcException) when (outcome.Code != 0)
        {
            // The call failed before its headers came.
        }
    }

    private static async Task WriteAsync(IClientStreamWriter<Request> writer, CallPlan plan)
    {
        try
        {
            foreach (Request request in RequestsOf(plan))
            {
                await writer.WriteAsync(request);
            }

            await writer.CompleteAsync();
        }
        catch (RpcException)
        {
            // The server ended the call without waiting for the rest; the response says why.
        }
    }

    private static async Task ReadAsync(IAsyncStreamReader<Response> reader, CallOutcome outcome)
    {
        while (await reader.MoveNext(CancellationToken.None))
        {
            Receive(outcome, reader.Current);
        }
    }

    private static async Task ExchangeAsync(
        AsyncDuplexStreamingCall<Request, Response> call, CallPlan plan, CallOutcome outcome)
    {
        Task writing = WriteAsync(call.RequestStream, plan);
        await ReadAsync(call.ResponseStream, outcome);
        await writing;
    }

    private static async Task ConverseAsync(
        AsyncDuplexStreamingCall<Request, Response> call, CallPlan plan, CallOutcome outcome)
    {
        foreach (Request request in RequestsOf(plan))
        {
            await call.RequestStream.WriteAsync(request);
            for (int i = 0; i < request.ResponseCount; i++)
            {
                Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None), Is.True);
                Receive(outcome, call.ResponseStream.Current);
            }
        }

        await call.RequestStream.CompleteAsync();
        await ReadAsync(call.ResponseStream, outcome);
    }

    private static void Receive(CallOutcome outcome, Response response)
    {
        var received = new ReceivedResponse
        {
            PayloadSize = (uint)response.Payload.Length,
            PayloadIntact = Pattern.Matches(response.Payload),
            Response = response,
        };
        response.Payload = ByteString.Empty;
        outcome.Responses.Add(received);
    }

    private static IEnumerable<Entry> EntriesOf(Metadata metadata) => metadata.Select(entry =>
        new Entry { Key = entry.Key, Value = ByteString.CopyFrom(entry.ValueBytes) });

    private static bool IsSame(Status one, Status other) =>
        one.StatusCode == other.StatusCode && one.Detail == other.Detail;
}
