using Federation.Core;

namespace Federation.Client.Tests.Privacy;

[TestFixture]
public sealed class NoisyClientTests
{
    private const int Count = 20_000;

    [Test]
    public async Task FitAsync_Deviation_NoiseOfThatDeviationOnTheUpdate()
    {
        var trained = Requests.Model([.. Enumerable.Repeat(3f, Count)]);
        var client = new ScriptedClient(_ => new FitResult(trained, 9, new ScalarMap(("loss", 0.5)))).WithGaussianNoise(0.5, new GaussianNoise(8));

        var result = await client.FitAsync(Requests.Fit(trained), CancellationToken.None);

        var noise = result.Parameters["w"].AsSpan<float>().ToArray().Select(x => x - 3.0).ToArray();
        Assert.That(noise.Average(), Is.Zero.Within(5 * 0.5 / Math.Sqrt(Count)));
        Assert.That(noise.Average(z => z * z), Is.EqualTo(0.25).Within(5 * 0.25 * Math.Sqrt(2.0 / Count)));
        Assert.That(result.ExampleCount, Is.EqualTo(9));
        Assert.That(result.Metrics, Is.EqualTo(new ScalarMap(("loss", 0.5))));
    }

    [Test]
    public async Task FitAsync_TwoRoundsAndTwoClients_OtherNoise()
    {
        var (one, other) = (Plain().WithGaussianNoise(1), Plain().WithGaussianNoise(1));

        float[][] values = [await FitAsync(one), await FitAsync(one), await FitAsync(other)];

        Assert.That(values.Select(value => value[0]), Is.Unique);
    }

    [Test]
    public async Task FitAsync_ClippedFirst_NoiseOnTheClippedUpdate()
    {
        var client = Plain().WithClipping(1).WithGaussianNoise(1e-3, new GaussianNoise(8));

        // The model that was given is 0, the trained one 3 and 4.
        var values = await FitAsync(client);
        Assert.That(values, Is.EqualTo([0.6f, 0.8f]).Within(6e-3));
        Assert.That(values[0], Is.Not.EqualTo(0.6f).Within(1e-6));
    }

    [Test]
    public async Task FitAsync_NoDeviation_InnersModel() =>
        Assert.That(await FitAsync(Plain().WithGaussianNoise(0)), Is.EqualTo([3f, 4f]));

    [Test]
    public void FitAsync_SecondList_Throws()
    {
        var client = new ScriptedClient(request => new FitResult(request.Parameters, 1) { Auxiliary = request.Parameters }).WithGaussianNoise(1);

        Assert.That(async () => await FitAsync(client), Throws.InvalidOperationException.With.Message.Contains("second list"));
    }

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void WithGaussianNoise_DeviationOutOfRange_Throws(double stddev) =>
        Assert.That(() => Plain().WithGaussianNoise(stddev), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static ScriptedClient Plain() => new(_ => new FitResult(Requests.Model(3, 4), 1));

    private static async Task<float[]> FitAsync(IFederatedClient client) =>
        (await client.FitAsync(Requests.Fit(Requests.Model(0, 0)), CancellationToken.None)).Parameters["w"].AsSpan<float>().ToArray();
}
