using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grpc.Tests.Server;

/// <summary>Requests that do not get as far as a handler.</summary>
internal sealed class HttpLevelTests : ServerTestBase
{
    [TestCase("application/json")]
    [TestCase("application/grpc-web")]
    [TestCase("text/plain")]
    [CancelAfter(30_000)]
    public async Task Request_OtherContentType_Is415(string contentType, CancellationToken token)
    {
        TestServer server = await StartAsync();
        using var content = new ByteArrayContent(Frame.Of("x"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using HttpRequestMessage request = RawRequest.Create("Unary", content);

        using HttpResponseMessage response = await server.Http.SendAsync(request, token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(response.Headers.GetValues("grpc-status"), Is.EqualTo(new[] { "13" }));
        Assert.That(response.Headers.GetValues("grpc-message").Single(), Does.Contain(contentType));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_NoContentType_Is415(CancellationToken token)
    {
        TestServer server = await StartAsync();
        using HttpRequestMessage request = RawRequest.Create("Unary", new ByteArrayContent([]));
        request.Content!.Headers.ContentType = null;

        using HttpResponseMessage response = await server.Http.SendAsync(request, token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("application/grpc+proto")]
    [TestCase("application/grpc; a=b")]
    [CancelAfter(30_000)]
    public async Task Request_GrpcSubtype_IsServed(string contentType, CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Unary = (request, _) => Task.FromResult(request) });
        using var content = new ByteArrayContent(Frame.Of("x"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using HttpRequestMessage request = RawRequest.Create("Unary", content);

        using HttpResponseMessage response = await server.Http.SendAsync(request, token);

        Assert.That((await RawResponse.ReadAsync(response, token)).Status, Is.EqualTo(StatusCode.OK));
    }

    [TestCase("Unary")]
    [TestCase("NoSuchMethod")]
    [CancelAfter(30_000)]
    public async Task Request_Http1_Is426(string method, CancellationToken token)
    {
        TestServer server = await StartAsync(listen: endpoint => endpoint.Protocols = HttpProtocols.Http1);
        using HttpRequestMessage request = RawRequest.Create(method, new ByteArrayContent(Frame.Of("x")));
        request.Version = HttpVersion.Version11;

        using HttpResponseMessage response = await server.Http.SendAsync(request, token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UpgradeRequired));
        Assert.That(response.Headers.Upgrade.Single().Name, Is.EqualTo("HTTP"));
        Assert.That(response.Headers.GetValues("grpc-status"), Is.EqualTo(new[] { "13" }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_Get_Is405(CancellationToken token)
    {
        TestServer server = await StartAsync();

        using HttpResponseMessage response = await server.Http.GetAsync(RawRequest.Service + "Unary", token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("/server_test.ServerTest/NoSuchMethod", "Method is unimplemented.")]
    [TestCase("/no.such.Service/Unary", "Service is unimplemented.")]
    [CancelAfter(30_000)]
    public async Task Request_ToNobody_IsUnimplemented(string path, string detail, CancellationToken token)
    {
        TestServer server = await StartAsync();

        RawResponse response = await server.Http.PostAsync(path, Frame.Of("x"), token);

        Assert.That(response.HttpStatus, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.ContentType, Is.EqualTo("application/grpc"));
        Assert.That(response.IsTrailersOnly);
        Assert.That(response.Status, Is.EqualTo(StatusCode.Unimplemented));
        Assert.That(response.Detail, Is.EqualTo(detail));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_ToMethodWithoutOverride_IsUnimplemented(CancellationToken token)
    {
        TestServer server = await StartAsync();

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of("x"), token);

        Assert.That(response.IsTrailersOnly);
        Assert.That(response.Status, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_ToUnknownServiceThatIsIgnored_Is404(CancellationToken token)
    {
        TestServer server = await StartAsync(options: options => options.IgnoreUnknownServices = true);
        using HttpRequestMessage request = RawRequest.Create("/no.such.Service/Unary", new ByteArrayContent([]));

        using HttpResponseMessage response = await server.Http.SendAsync(request, token);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_NotGrpcToOtherPath_IsTheApplications(CancellationToken token)
    {
        TestServer server = await StartAsync(map: application =>
        {
            application.MapGrpcService<ServerTestService>();
            application.MapPost("/other/path", () => Results.Text("mine"));
        });

        using HttpResponseMessage mine = await server.Http.PostAsync("/other/path", new StringContent("x"), token);
        using HttpResponseMessage nobodys = await server.Http.PostAsync("/nobodys/path", new StringContent("x"), token);

        Assert.That(await mine.Content.ReadAsStringAsync(token), Is.EqualTo("mine"));
        Assert.That(nobodys.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
