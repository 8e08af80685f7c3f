using Federation.Core;

namespace Federation.Client.Tests.Privacy;

[TestFixture]
public sealed class ClippingClientTests
{
    private static readonly TensorList Given = Requests.Model(1, 1);

    // 5 from what was given.
    private static readonly TensorList Trained = Requests.Model(4, 5);

    [Test]
    public async Task FitAsync_OwnNorm_ClippedWithoutAReport()
    {
        var result = await FitAsync(norm: 2.5);

        Assert.That(Values(result), Is.EqualTo([2.5f, 3f]).Within(1e-6));
        Assert.That(result.ExampleCount, Is.EqualTo(9));
        Assert.That(result.Metrics, Is.EqualTo(new ScalarMap(("loss", 0.5))));
    }

    [TestCase(2.5, new[] { 2.5f, 3f }, true)]
    [TestCase(5, new[] { 4f, 5f }, false)]
    [TestCase(100, new[] { 4f, 5f }, false)]
    public async Task FitAsync_ServersNorm_ObeyedAndReported(double server, float[] expected, bool isClipped)
    {
        var result = await FitAsync(config: new ScalarMap((FitConfigKeys.ClippingNorm, server)));

        Assert.That(Values(result), Is.EqualTo(expected).Within(1e-6));
        Assert.That(result.Metrics, Is.EqualTo(new ScalarMap(("loss", 0.5), (FitMetricKeys.Clipped, isClipped))));
    }

    [TestCase(2.5, 4.0, true)]
    [TestCase(4.0, 2.5, true)]
    [TestCase(2.5, 10.0, false)]
    public async Task FitAsync_BothNorms_SmallerCountsAndTheServersIsReported(double own, double server, bool isClipped)
    {
        var result = await FitAsync(own, new ScalarMap((FitConfigKeys.ClippingNorm, server)));

        Assert.That(Values(result), Is.EqualTo([2.5f, 3f]).Within(1e-6));
        Assert.That(result.Metrics[FitMetricKeys.Clipped].AsBool(), Is.EqualTo(isClipped));
    }

    [Test]
    public async Task FitAsync_NoNorm_InnersAnswer()
    {
        var inner = new ScriptedClient(_ => Answer());
        var result = await inner.WithClipping().FitAsync(Requests.Fit(Given), CancellationToken.None);

        Assert.That(result.Parameters, Is.SameAs(Trained));
        Assert.That(result.Metrics, Is.EqualTo(Answer().Metrics));
    }

    [Test]
    public void FitAsync_ServersNormOutOfRange_ThrowsBeforeTheWork([Values(0.0, -1.0, double.NaN, double.PositiveInfinity)] double server)
    {
        var inner = new ScriptedClient(_ => Answer());
        var request = Requests.Fit(Given, new ScalarMap((FitConfigKeys.ClippingNorm, server)));

        Assert.That(
            async () => await inner.WithClipping().FitAsync(request, CancellationToken.None),
            Throws.ArgumentException.With.Message.Contains("\"clipping-norm\""));
        Assert.That(inner.Requests, Is.Empty);
    }

    [Test]
    public void FitAsync_ServersNormNoNumber_Throws() => Assert.That(
        async () => await FitAsync(config: new ScalarMap((FitConfigKeys.ClippingNorm, "much"))),
        Throws.ArgumentException.With.Message.Contains("much"));

    [Test]
    public void FitAsync_Encoded_ThrowsWithTheOrder() => Assert.That(
        async () => await FitAsync(answer: Answer() with { Encoding = "top-k" }),
        Throws.InvalidOperationException.With.Message.Contains("compress last"));

    [Test]
    public void FitAsync_SecondList_Throws() => Assert.That(
        async () => await FitAsync(answer: Answer() with { Auxiliary = Given }),
        Throws.InvalidOperationException.With.Message.Contains("second list"));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void WithClipping_NormOutOfRange_Throws(double norm) =>
        Assert.That(() => new ScriptedClient(_ => Answer()).WithClipping(norm), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static FitResult Answer() => new(Trained, 9, new ScalarMap(("loss", 0.5)));

    private static async Task<FitResult> FitAsync(double norm = double.PositiveInfinity, ScalarMap? config = null, FitResult? answer = null) =>
        await new ScriptedClient(_ => answer ?? Answer()).WithClipping(norm).FitAsync(Requests.Fit(Given, config), CancellationToken.None);

    private static float[] Values(FitResult result) => result.Parameters["w"].AsSpan<float>().ToArray();
}
