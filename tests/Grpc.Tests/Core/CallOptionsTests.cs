using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class CallOptionsTests
{
    [Test]
    public void With_EachPart_LeavesTheOthers()
    {
        using var cancellation = new CancellationTokenSource();
        var headers = new Metadata();
        DateTime deadline = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var writeOptions = new WriteOptions(WriteFlags.NoCompress);
        CallCredentials credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        CallOptions options = default(CallOptions)
            .WithHeaders(headers)
            .WithDeadline(deadline)
            .WithCancellationToken(cancellation.Token)
            .WithWriteOptions(writeOptions)
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.That(options.Headers, Is.SameAs(headers));
        Assert.That(options.Deadline, Is.EqualTo(deadline));
        Assert.That(options.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(options.WriteOptions, Is.SameAs(writeOptions));
        Assert.That(options.Credentials, Is.SameAs(credentials));
        Assert.That(options.IsWaitForReady);
        Assert.That(options.WithWaitForReady(false).IsWaitForReady, Is.False);
        Assert.That(options.WithWaitForReady(false).Headers, Is.SameAs(headers));
    }

    [Test]
    public void With_Copy_LeavesOriginal()
    {
        var options = new CallOptions(new Metadata());

        _ = options.WithHeaders(Metadata.Empty).WithWaitForReady();

        Assert.That(options.Headers, Is.Not.SameAs(Metadata.Empty));
        Assert.That(options.IsWaitForReady, Is.False);
    }
}
