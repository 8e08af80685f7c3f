using Google.Protobuf;
using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Metadata that goes to the server, and comes back in the headers and in the trailers.</summary>
public sealed class MetadataTests(Pairing pairing) : PairingFixture(pairing)
{
    private static readonly byte[] s_allBytes = [.. Enumerable.Range(0, 256).Select(n => (byte)n)];

    [Test]
    public async Task AnyKind_TextAndBytes_ComeBackInHeadersAndTrailers(
        [Values(Method.Unary, Method.ClientStream, Method.ServerStream, Method.Duplex)] Method method)
    {
        CallPlan plan = PlanOf(method, Planned(new Request { EchoMetadata = true, ResponseCount = 1 }));
        plan.Metadata.Add(Text("x-echo-text", "a value, with: \"punctuation\" ~!"));
        plan.Metadata.Add(Bytes("x-echo-all-bin", s_allBytes));
        plan.Metadata.Add(Bytes("x-echo-one-bin", 255));
        plan.Metadata.Add(Bytes("x-echo-two-bin", 0, 1));

        CallOutcome outcome = await RunToSuccessAsync(plan);

        Assert.That(Echoed(outcome.Headers), Is.EquivalentTo(plan.Metadata));
        Assert.That(Echoed(outcome.Trailers), Is.EquivalentTo(plan.Metadata));
    }

    [Test]
    public async Task Unary_CallFails_MetadataComesWithTheStatus()
    {
        CallPlan plan = PlanOf(Method.Unary, Planned(new Request
        {
            EchoMetadata = true,
            Status = new FinalStatus { Code = (uint)StatusCode.NotFound, Message = "No." },
        }));
        plan.Metadata.Add(Text("x-echo-reason", "why"));
        plan.Metadata.Add(Bytes("x-echo-detail-bin", 1, 2, 3));

        CallOutcome outcome = await RunAsync(plan);

        Assert.That(outcome.Code, Is.EqualTo((uint)StatusCode.NotFound));
        Assert.That(Echoed(outcome.Trailers), Is.EquivalentTo(plan.Metadata));
    }

    [Test]
    public async Task Unary_OneNameForTwoTexts_BothArriveInOrder()
    {
        CallPlan plan = PlanOf(Method.Unary, Planned(new Request { EchoMetadata = true }));
        plan.Metadata.Add(Text("x-echo-many", "one"));
        plan.Metadata.Add(Text("x-echo-many", "two"));

        CallOutcome outcome = await RunToSuccessAsync(plan);

        // HTTP lets anybody on the way join the values of one name; HttpClient and Node.js do.
        string joined = string.Join(", ", ValuesOf(outcome.Headers, "x-echo-many").Select(value => value.ToStringUtf8()));
        Assert.That(joined, Is.EqualTo("one, two"));
    }

    [Test]
    public async Task Unary_OneNameForTwoByteValues_BothArriveInOrder()
    {
        Assume.That(
            Pairing,
            Is.Not.EqualTo(new Pairing(Side.Ours, Side.Python)),
            "HttpClient joins the values of one name with a comma, and grpcio does not take them apart.");
        CallPlan plan = PlanOf(Method.Unary, Planned(new Request { EchoMetadata = true }));
        plan.Metadata.Add(Bytes("x-echo-many-bin", 1));
        plan.Metadata.Add(Bytes("x-echo-many-bin", 2));

        CallOutcome outcome = await RunToSuccessAsync(plan);

        Assert.That(
            ValuesOf(outcome.Headers, "x-echo-many-bin"),
            Is.EqualTo([ByteString.CopyFrom(1), ByteString.CopyFrom(2)]));
    }

    private static Entry Text(string key, string value) => new() { Key = key, Value = ByteString.CopyFromUtf8(value) };

    private static Entry Bytes(string key, params byte[] value) => new() { Key = key, Value = ByteString.CopyFrom(value) };

    private static IEnumerable<Entry> Echoed(IEnumerable<Entry> entries) =>
        entries.Where(entry => entry.Key.StartsWith("x-echo-", StringComparison.Ordinal));

    private static IEnumerable<ByteString> ValuesOf(IEnumerable<Entry> entries, string key) =>
        entries.Where(entry => entry.Key == key).Select(entry => entry.Value);
}
