using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class StatusMappingTests
{
    [Test]
    public void HeaderValue_EveryCode_RoundTrips()
    {
        foreach (StatusCode code in Enum.GetValues<StatusCode>())
        {
            Assert.That(StatusMapping.TryParse(StatusMapping.ToHeaderValue(code), out StatusCode parsed));
            Assert.That(parsed, Is.EqualTo(code));
        }
    }

    [Test]
    public void TryParse_NumberWithoutName_IsUnknown()
    {
        Assert.That(StatusMapping.TryParse("99", out StatusCode code));
        Assert.That(code, Is.EqualTo(StatusCode.Unknown));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("OK")]
    [TestCase("-1")]
    [TestCase("0 ")]
    public void TryParse_NotANumber_IsRefused(string? text) =>
        Assert.That(StatusMapping.TryParse(text, out _), Is.False);

    [TestCase(400, StatusCode.Internal)]
    [TestCase(401, StatusCode.Unauthenticated)]
    [TestCase(403, StatusCode.PermissionDenied)]
    [TestCase(404, StatusCode.Unimplemented)]
    [TestCase(429, StatusCode.Unavailable)]
    [TestCase(502, StatusCode.Unavailable)]
    [TestCase(503, StatusCode.Unavailable)]
    [TestCase(504, StatusCode.Unavailable)]
    [TestCase(418, StatusCode.Unknown)]
    [TestCase(500, StatusCode.Unknown)]
    public void FromHttpStatus_OfProxy_IsMapped(int httpStatus, StatusCode expected) =>
        Assert.That(StatusMapping.FromHttpStatus(httpStatus), Is.EqualTo(expected));

    [TestCase("application/grpc", true)]
    [TestCase("Application/GRPC", true)]
    [TestCase("application/grpc+proto", true)]
    [TestCase("application/grpc;charset=utf-8", true)]
    [TestCase("application/grpc-web", false)]
    [TestCase("application/json", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void GrpcContentType_IsGrpc_TakesSubtypesAndParameters(string? contentType, bool expected) =>
        Assert.That(GrpcContentType.IsGrpc(contentType), Is.EqualTo(expected));

    [TestCase("gzip", true)]
    [TestCase("identity, GZIP", true)]
    [TestCase("identity,deflate", false)]
    [TestCase("xgzip", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void AcceptedEncodings_Contains_ReadsList(string? header, bool expected) =>
        Assert.That(AcceptedEncodings.Contains(header, "gzip"), Is.EqualTo(expected));
}
