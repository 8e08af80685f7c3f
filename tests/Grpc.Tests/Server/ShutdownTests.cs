using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Grpc.Tests.Server;

internal sealed class ShutdownTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Host_Stops_CallUnderWayFinishes(CancellationToken token)
    {
        var stopping = new TaskCompletionSource();
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, responses, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                await stopping.Task.WaitAsync(context.CancellationToken);
                await requests.MoveNext(context.CancellationToken);
                await responses.WriteAsync(requests.Current);
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
        await call.SendAsync();
        await call.HeadersAsync();

        Task stop = server.StopAsync();
        stopping.SetResult();
        await call.SendAsync(Frame.Of("late"));

        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("late"));
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
        await stop.WaitAsync(token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Host_StopsAndTimeIsUp_CallIsCancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        TestServer server = await StartAsync(
            new()
            {
                Duplex = async (_, _, context) =>
                {
                    await context.WriteResponseHeadersAsync([]);
                    try
                    {
                        await Task.Delay(Timeout.Infinite, context.CancellationToken);
                    }
                    finally
                    {
                        cancelled.SetResult();
                    }
                },
            },
            configure: builder => builder.Services.Configure<HostOptions>(
                host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(300)));
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
        await call.SendAsync();
        await call.HeadersAsync();

        Task stop = server.StopAsync();

        await cancelled.Task.WaitAsync(token);
        Assert.That(call.ReadAsync, Throws.InstanceOf<IOException>());
        try
        {
            await stop.WaitAsync(token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // The host says so when its time was not enough.
        }
    }
}
