using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Tests.Server;

/// <summary>Where instances come from, and what mapping does to the application.</summary>
internal sealed class ActivationTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Service_NotRegistered_IsMadeAndDisposedForEachCall(CancellationToken token)
    {
        var events = new List<string>();
        TestServer server = await StartAsync(
            configure: builder => builder.Services.AddSingleton(events),
            map: application => application.MapGrpcService<DisposableService>());

        await server.Http.PostAsync("Unary", Frame.Of(""), token);
        await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(events, Is.EqualTo(new[] { "made", "called", "disposed", "made", "called", "disposed" }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Service_Singleton_IsUsedForAllCalls(CancellationToken token)
    {
        var events = new List<string>();
        TestServer server = await StartAsync(
            configure: builder => builder.Services.AddSingleton(events).AddSingleton<DisposableService>(),
            map: application => application.MapGrpcService<DisposableService>());

        await server.Http.PostAsync("Unary", Frame.Of(""), token);
        await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(events, Is.EqualTo(new[] { "made", "called", "called" }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Options_OfService_WinOverGlobal(CancellationToken token)
    {
        TestServer server = await StartAsync(
            new() { Unary = (request, _) => Task.FromResult(request) },
            options => options.MaxReceiveMessageSize = 10,
            configure: builder => builder.Services.AddGrpc()
                .AddServiceOptions<ServerTestService>(options => options.MaxReceiveMessageSize = null));

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(new string('x', 5_000_000)), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task MapGrpcService_Conventions_ReachEveryMethod(CancellationToken token)
    {
        TestServer server = await StartAsync(map: application =>
            application.MapGrpcService<ServerTestService>().WithMetadata("mine"));

        Endpoint[] methods = [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)];

        Assert.That(methods, Has.Length.EqualTo(4));
        Assert.That(methods.Select(endpoint => endpoint.Metadata.GetMetadata<string>()), Is.All.EqualTo("mine"));
        Assert.That(
            methods.Select(endpoint => endpoint.DisplayName), Does.Contain("gRPC - /server_test.ServerTest/Unary"));
        Assert.That(
            methods.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.ServiceType),
            Is.All.EqualTo(typeof(ServerTestService)));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task MapGrpcService_AttributesOfServiceAndMethod_AreMetadata(CancellationToken token)
    {
        TestServer server = await StartAsync(map: application => application.MapGrpcService<AttributedService>());

        var marks = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
            .ToDictionary(
                endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()!.Method.Name,
                endpoint => endpoint.Metadata.GetMetadata<MarkAttribute>()!.Name);

        Assert.That(marks["Unary"], Is.EqualTo("method"));
        Assert.That(marks["Duplex"], Is.EqualTo("service"));
    }

    [Test]
    public void MapGrpcService_WithoutAddGrpc_Throws()
    {
        WebApplication application = WebApplication.CreateSlimBuilder().Build();

        Assert.That(
            application.MapGrpcService<ServerTestService>,
            Throws.InvalidOperationException.With.Message.Contains("AddGrpc"));
    }

    [Test]
    public void MapGrpcService_NotAService_Throws()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGrpc();
        WebApplication application = builder.Build();

        Assert.That(
            application.MapGrpcService<List<int>>, Throws.InvalidOperationException.With.Message.Contains("List"));
    }

    private sealed class DisposableService : ServerTest.ServerTestBase, IAsyncDisposable
    {
        private readonly List<string> _events;

        public DisposableService(List<string> events)
        {
            _events = events;
            events.Add("made");
        }

        public override Task<Payload> Unary(Payload request, ServerCallContext context)
        {
            _events.Add("called");
            return Task.FromResult(request);
        }

        public ValueTask DisposeAsync()
        {
            _events.Add("disposed");
            return default;
        }
    }

    [Mark("service")]
    private sealed class AttributedService : ServerTest.ServerTestBase
    {
        [Mark("method")]
        public override Task<Payload> Unary(Payload request, ServerCallContext context) => Task.FromResult(request);
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    private sealed class MarkAttribute(string name) : Attribute
    {
        public string Name => name;
    }
}
