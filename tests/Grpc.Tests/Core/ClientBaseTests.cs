using Grpc.Core;
using Grpc.Tests.Server;

namespace Grpc.Tests.Core;

public sealed class ClientBaseTests
{
    [Test]
    public void Client_WithoutChannel_ThrowsOnCall() =>
        Assert.That(() => new Double().UnaryAsync(new Payload()), Throws.TypeOf<NotSupportedException>());

    [Test]
    public void Client_OfInvoker_PassesCallOn()
    {
        var invoker = new HostRecorder();

        new ServerTest.ServerTestClient(invoker).Unary(new Payload());

        Assert.That(invoker.Calls, Is.EqualTo(new[] { ("/server_test.ServerTest/Unary", (string?)null) }));
    }

    [Test]
    public void WithHost_Host_IsNamedInCalls()
    {
        var invoker = new HostRecorder();

        new ServerTest.ServerTestClient(invoker).WithHost("first").WithHost("second").Unary(new Payload());

        Assert.That(invoker.Calls, Is.EqualTo(new[] { ("/server_test.ServerTest/Unary", (string?)"second") }));
    }

    [Test]
    public void Constructor_NoInvoker_Throws() =>
        Assert.That(() => new ServerTest.ServerTestClient((CallInvoker)null!), Throws.ArgumentNullException);

    private sealed class Double : ServerTest.ServerTestClient;

    private sealed class HostRecorder : CallInvoker
    {
        public List<(string Method, string? Host)> Calls { get; } = [];

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Calls.Add((method.FullName, host));
            return Activator.CreateInstance<TResponse>();
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();
    }
}
