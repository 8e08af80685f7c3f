using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grpc.Tests.Server;

internal sealed class TlsTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_OverTls_IsAnswered(CancellationToken token)
    {
        using X509Certificate2 certificate = CreateCertificate();
        TestServer server = await StartAsync(
            new() { Unary = (request, context) => Task.FromResult(new Payload { Text = context.GetHttpContext().Request.Scheme }) },
            listen: endpoint => endpoint.UseHttps(certificate));

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("https"));
        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
