using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>The conformance service on our server.</summary>
internal sealed class ConformanceService(HeldCalls held, Meetings meetings) : Protocol.Conformance.ConformanceBase
{
    public override async Task<Response> Unary(Request request, ServerCallContext context)
    {
        var call = new ConformanceCall(context);
        await BeforeAsync(call, request);
        Response response = call.Respond(request);
        await AfterAsync(call, request);
        return response;
    }

    public override async Task<Response> ClientStream(IAsyncStreamReader<Request> requestStream, ServerCallContext context)
    {
        var call = new ConformanceCall(context);
        var last = new Request();
        await foreach (Request request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await BeforeAsync(call, request);
            await AfterAsync(call, request);
            last = request;
        }

        return call.Respond(last);
    }

    public override Task ServerStream(
        Request request, IServerStreamWriter<Response> responseStream, ServerCallContext context) =>
        RespondAsync(new ConformanceCall(context), request, responseStream);

    public override async Task Duplex(
        IAsyncStreamReader<Request> requestStream, IServerStreamWriter<Response> responseStream, ServerCallContext context)
    {
        var call = new ConformanceCall(context);
        await foreach (Request request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await RespondAsync(call, request, responseStream);
        }
    }

    public override async Task<HeldCall> AwaitHeld(HeldCall request, ServerCallContext context)
    {
        await held.WhenHeld(request.Name).WaitAsync(context.CancellationToken);
        return request;
    }

    public override async Task<HeldCall> AwaitCancelled(HeldCall request, ServerCallContext context)
    {
        await held.WhenCancelled(request.Name).WaitAsync(context.CancellationToken);
        return request;
    }

    private async Task RespondAsync(ConformanceCall call, Request request, IServerStreamWriter<Response> responses)
    {
        await BeforeAsync(call, request);
        for (int i = 0; i < request.ResponseCount; i++)
        {
            await responses.WriteAsync(call.Respond(request), call.Context.CancellationToken);
        }

        await AfterAsync(call, request);
    }

    private async Task BeforeAsync(ConformanceCall call, Request request)
    {
        await call.ReceiveAsync(request);
        if (request.DelayMs > 0)
        {
            await Task.Delay((int)request.DelayMs, call.Context.CancellationToken);
        }

        if (request.Rendezvous is not null)
        {
            await meetings.MeetAsync(request.Rendezvous).WaitAsync(call.Context.CancellationToken);
        }
    }

    private async Task AfterAsync(ConformanceCall call, Request request)
    {
        if (request.Status is { Code: > 0 } status)
        {
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
        }

        if (request.Hold is not null)
        {
            await held.HoldAsync(request.Hold.Name, call.Context.CancellationToken);
        }
    }
}
