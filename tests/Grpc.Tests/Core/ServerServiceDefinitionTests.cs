using Grpc.Core;
using Grpc.Tests.Server;

namespace Grpc.Tests.Core;

public sealed class ServerServiceDefinitionTests
{
    [Test]
    public void BindService_Generated_ForwardsEveryMethodWithItsHandler()
    {
        var binder = new Recorder();

        ServerTest.BindService(new Service()).BindService(binder);

        Assert.That(binder.Methods, Is.EqualTo(new[]
        {
            (MethodType.Unary, "/server_test.ServerTest/Unary", "Unary"),
            (MethodType.ClientStreaming, "/server_test.ServerTest/ClientStreaming", "ClientStreaming"),
            (MethodType.ServerStreaming, "/server_test.ServerTest/ServerStreaming", "ServerStreaming"),
            (MethodType.DuplexStreaming, "/server_test.ServerTest/Duplex", "Duplex"),
        }));
    }

    [Test]
    public void AddMethod_Twice_Throws()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "service", "Method", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        ServerServiceDefinition.Builder builder = ServerServiceDefinition.CreateBuilder()
            .AddMethod(method, (UnaryServerMethod<string, string>)((request, _) => Task.FromResult(request)));

        Assert.That(
            () => builder.AddMethod(method, (UnaryServerMethod<string, string>)((request, _) => Task.FromResult(request))),
            Throws.ArgumentException.With.Message.Contains("/service/Method"));
    }

    private sealed class Service : ServerTest.ServerTestBase;

    private sealed class Recorder : ServiceBinderBase
    {
        public List<(MethodType Type, string Name, string Handler)> Methods { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => Add(method, handler!);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) => Add(method, handler!);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) => Add(method, handler!);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) => Add(method, handler!);

        private void Add(IMethod method, Delegate handler) =>
            Methods.Add((method.Type, method.FullName, handler.Method.Name));
    }
}
