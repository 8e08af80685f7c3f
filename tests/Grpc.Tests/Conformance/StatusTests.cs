using Grpc.Core;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Statuses with which the server ends a call.</summary>
public sealed class StatusTests(Pairing pairing) : PairingFixture(pairing)
{
    [Test]
    public async Task AnyKind_ServerEndsWithStatus_ClientReceivesCodeAndMessage(
        [Values(Method.Unary, Method.ClientStream, Method.ServerStream, Method.Duplex)] Method method)
    {
        for (uint code = 1; code <= (uint)StatusCode.Unauthenticated; code++)
        {
            var status = new FinalStatus { Code = code, Message = $"Status {code}." };

            CallOutcome outcome = await RunAsync(PlanOf(method, Planned(new Request { Status = status })));

            Assert.That(outcome.Code, Is.EqualTo(code));
            Assert.That(outcome.Message, Is.EqualTo(status.Message));
            Assert.That(outcome.Responses, Is.Empty);
        }
    }

    [TestCase("größer, 日本語, 🙂")]
    [TestCase("100 % and %20 and %zz")]
    [TestCase("two\nlines\tand a tab")]
    public async Task Unary_MessageNeedsEncoding_ArrivesAsItWas(string message)
    {
        var status = new FinalStatus { Code = (uint)StatusCode.DataLoss, Message = message };

        CallOutcome outcome = await RunAsync(PlanOf(Method.Unary, Planned(new Request { Status = status })));

        Assert.That(outcome.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task Streaming_StatusAfterResponses_ResponsesArriveFirst(
        [Values(Method.ServerStream, Method.Duplex)] Method method)
    {
        var request = new Request
        {
            ResponseCount = 3,
            ResponseSize = 20_000,
            Status = new FinalStatus { Code = (uint)StatusCode.Aborted, Message = "After three." },
        };

        CallOutcome outcome = await RunAsync(PlanOf(method, Planned(request)));

        Assert.That(outcome.Code, Is.EqualTo((uint)StatusCode.Aborted));
        Assert.That(outcome.Message, Is.EqualTo("After three."));
        Assert.That(outcome.Responses, Has.Count.EqualTo(3));
    }
}
