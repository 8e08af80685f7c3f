using Federation.Server.Tests.Support;
using Microsoft.Extensions.Options;

namespace Federation.Server.Tests.Hosting;

[CancelAfter(30_000)]
internal sealed class OptionsTests
{
    [Test]
    public async Task Start_OptionsOutOfRange_ListsThemAll(CancellationToken cancellationToken)
    {
        await Assert.ThatAsync(
            () => TestServer.StartAsync(TestStrategy.Of(1), options =>
            {
                options.Rounds = 0;
                options.WaitForClients = TimeSpan.Zero;
                options.MaxClients = 0;
                options.HeartbeatInterval = TimeSpan.FromSeconds(0.01);
                options.HeartbeatTimeout = TimeSpan.FromSeconds(0.01);
                options.ReconnectWindow = TimeSpan.FromSeconds(-1);
                options.HelloTimeout = TimeSpan.Zero;
                options.MaxUpdateBytes = 0;
                options.MaxTensors = 0;
                options.UpdateMemory = 0;
                options.ChunkBytes = 0;
            }).WaitAsync(cancellationToken),
            Throws.InstanceOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).Count.EqualTo(11));
    }

    private static IEnumerable<TestCaseData> TooLong()
    {
        TestCaseData Case(string name, Action<FederationServerOptions> set) => new TestCaseData(name, set).SetArgDisplayNames(name);

        yield return Case(nameof(FederationServerOptions.WaitForClients), options => options.WaitForClients = TimeSpan.MaxValue);
        yield return Case(nameof(FederationServerOptions.HeartbeatTimeout), options => options.HeartbeatTimeout = TimeSpan.MaxValue);
        yield return Case(nameof(FederationServerOptions.ReconnectWindow), options => options.ReconnectWindow = TimeSpan.MaxValue);
        yield return Case(nameof(FederationServerOptions.HelloTimeout), options => options.HelloTimeout = TimeSpan.MaxValue);
    }

    [TestCaseSource(nameof(TooLong))]
    public async Task Start_TimeBeyondATimer_IsRefused(string name, Action<FederationServerOptions> set, CancellationToken cancellationToken) =>
        await Assert.ThatAsync(
            () => TestServer.StartAsync(TestStrategy.Of(1), set).WaitAsync(cancellationToken),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(name).And.Message.Contains("24 days"));
}
