using System.Buffers;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Grpc.Tests.Server;

/// <summary>A serializer that fails when half of its message is on the wire.</summary>
internal sealed class SerializerFaultTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Serializer_FailsHalfWay_CallIsResetAndServerGoesOn(CancellationToken token)
    {
        ExpectError("HandlerFailed");
        TestServer server = await StartAsync(map: application =>
        {
            application.MapGrpcService<FaultyService>();
            application.MapGrpcService<ServerTestService>();
        });

        Assert.That(
            async () => await server.Http.PostAsync("/faulty/Call", Frame.Of([]), token),
            Throws.TypeOf<HttpRequestException>());

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);
        Assert.That(response.HttpStatus, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Status, Is.EqualTo(StatusCode.Unimplemented));
    }

    [BindServiceMethod(typeof(FaultyService), nameof(BindService))]
    private sealed class FaultyService
    {
        private static readonly Method<string, string> s_method = new(
            MethodType.ServerStreaming, "faulty", nameof(Call), Marshallers.StringMarshaller, Marshallers.Create(Serialize, _ => ""));

        public static void BindService(ServiceBinderBase binder, FaultyService? service) =>
            binder.AddMethod(s_method, service is null ? null : new ServerStreamingServerMethod<string, string>(service.Call));

        public Task Call(string request, IServerStreamWriter<string> responses, ServerCallContext context) =>
            responses.WriteAsync("message");

        private static void Serialize(string message, SerializationContext context)
        {
            context.SetPayloadLength(100_000);
            context.GetBufferWriter().Write(new byte[50_000]);
            throw new FormatException("broken");
        }
    }
}
