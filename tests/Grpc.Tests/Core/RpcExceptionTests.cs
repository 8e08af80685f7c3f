using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class RpcExceptionTests
{
    [Test]
    public void Constructor_StatusOnly_MessageNamesIt()
    {
        var exception = new RpcException(new Status(StatusCode.NotFound, "no such model"));

        Assert.That(exception.StatusCode, Is.EqualTo(StatusCode.NotFound));
        Assert.That(exception.Trailers, Is.Empty);
        Assert.That(exception.Message, Is.EqualTo("Status(StatusCode=\"NotFound\", Detail=\"no such model\")"));
    }

    [Test]
    public void Constructor_AllParts_KeepsThem()
    {
        var cause = new IOException("cable");
        var trailers = new Metadata { { "a", "1" } };

        var exception = new RpcException(new Status(StatusCode.Unavailable, "gone", cause), trailers, "message");

        Assert.That(exception.Message, Is.EqualTo("message"));
        Assert.That(exception.Trailers, Is.SameAs(trailers));
        Assert.That(exception.Status.Detail, Is.EqualTo("gone"));
        Assert.That(exception.InnerException, Is.SameAs(cause));
    }

    [Test]
    public void Constructor_NoTrailers_Throws() =>
        Assert.That(() => new RpcException(Status.DefaultCancelled, (Metadata)null!), Throws.ArgumentNullException);
}
