using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class AsyncCallTests
{
    [Test]
    [CancelAfter(10_000)]
    public async Task AsyncUnaryCall_Awaited_GivesResponse()
    {
        bool isDisposed = false;
        var call = new AsyncUnaryCall<string>(
            Task.FromResult("response"),
            Task.FromResult(Metadata.Empty),
            () => Status.DefaultSuccess,
            () => Metadata.Empty,
            () => isDisposed = true);

        Assert.That(await call, Is.EqualTo("response"));
        Assert.That(await call.ConfigureAwait(false), Is.EqualTo("response"));
        Assert.That(await call.ResponseHeadersAsync, Is.SameAs(Metadata.Empty));
        Assert.That(call.GetStatus(), Is.EqualTo(Status.DefaultSuccess));
        Assert.That(call.GetTrailers(), Is.SameAs(Metadata.Empty));
        call.Dispose();
        Assert.That(isDisposed);
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task AsyncDuplexStreamingCall_WithState_PassesItToCallbacks()
    {
        var headers = new Metadata { { "a", "1" } };
        var trailers = new Metadata { { "b", "2" } };
        var disposed = new List<object>();
        var call = new AsyncDuplexStreamingCall<string, string>(
            null!,
            null!,
            state => Task.FromResult(((Metadata, Metadata))state is var (first, _) ? first : null!),
            _ => new Status(StatusCode.Aborted, "x"),
            state => ((Metadata, Metadata))state is var (_, second) ? second : null!,
            disposed.Add,
            (headers, trailers));

        Assert.That(await call.ResponseHeadersAsync, Is.SameAs(headers));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Aborted));
        Assert.That(call.GetTrailers(), Is.SameAs(trailers));
        call.Dispose();
        Assert.That(disposed, Is.EqualTo(new object[] { (headers, trailers) }));
    }
}
