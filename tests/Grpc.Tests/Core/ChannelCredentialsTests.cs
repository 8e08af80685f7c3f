using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class ChannelCredentialsTests
{
    [Test]
    public void Create_OverPlainText_Throws()
    {
        CallCredentials call = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        Assert.That(() => ChannelCredentials.Create(ChannelCredentials.Insecure, call), Throws.ArgumentException);
    }

    [Test]
    public void InternalPopulateConfiguration_EachKind_TellsIt()
    {
        CallCredentials call = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var seen = new Recorder();

        ChannelCredentials.Insecure.InternalPopulateConfiguration(seen, this);
        ChannelCredentials.SecureSsl.InternalPopulateConfiguration(seen, this);
        ChannelCredentials.Create(ChannelCredentials.SecureSsl, call).InternalPopulateConfiguration(seen, this);
        new SslCredentials("roots").InternalPopulateConfiguration(seen, this);

        Assert.That(seen.Calls, Is.EqualTo(new object[]
        {
            "insecure", ("ssl", (string?)null), (ChannelCredentials.SecureSsl, call), ("ssl", (string?)"roots"),
        }));
    }

    private sealed class Recorder : ChannelCredentialsConfiguratorBase
    {
        public List<object> Calls { get; } = [];

        public override void SetInsecureCredentials(object state) => Calls.Add("insecure");

        public override void SetSslCredentials(
            object state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback) => Calls.Add(("ssl", rootCertificates));

        public override void SetCompositeCredentials(
            object state, ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
            Calls.Add((channelCredentials, callCredentials));
    }
}
