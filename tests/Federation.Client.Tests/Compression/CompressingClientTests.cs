using Federation.Core;

namespace Federation.Client.Tests;

[TestFixture]
public sealed class CompressingClientTests
{
    private static readonly TensorList Origin = Requests.Model(1, 2, 3, 4);

    [Test]
    public async Task FitAsync_NothingAsked_UpdateAsItIs()
    {
        var result = new FitResult(Requests.Model(5, 6, 7, 8), 3);

        Assert.That(await new ScriptedClient(_ => result).WithCompression().FitAsync(Requests.Fit(Origin), default), Is.SameAs(result));
    }

    [Test]
    public async Task FitAsync_Asked_EncodedAndTheRestAsItIs()
    {
        var auxiliary = Requests.Model(9);
        var metrics = new ScalarMap(("loss", 0.5));
        var inner = new ScriptedClient(_ => new FitResult(Requests.Model(1, 2, 3, 5), 3, metrics) { Auxiliary = auxiliary });

        var result = await inner.WithCompression().FitAsync(Ask("delta-float16"), default);

        Assert.That(result.Encoding, Is.EqualTo("delta-float16"));
        Assert.That(result.Parameters["w"].AsSpan<Half>().ToArray(), Is.EqualTo([Half.Zero, Half.Zero, Half.Zero, Half.One]));
        Assert.That((result.ExampleCount, result.Metrics, result.Auxiliary), Is.EqualTo((3, metrics, auxiliary)));
    }

    [Test]
    public async Task FitAsync_OwnChoice_UsedWhereNothingIsAskedAndOverriddenWhereSomethingIs()
    {
        var client = new ScriptedClient(_ => new FitResult(Requests.Model(1, 2, 3, 5), 3)).WithCompression(UpdateCompression.Int8());

        Assert.That((await client.FitAsync(Requests.Fit(Origin), default)).Encoding, Is.EqualTo("delta-int8"));
        Assert.That((await client.FitAsync(Ask("delta-bfloat16"), default)).Encoding, Is.EqualTo("delta-bfloat16"));
        Assert.That((await client.FitAsync(Ask(""), default)).Encoding, Is.Empty);
    }

    [Test]
    public async Task FitAsync_EncodingOfAnotherVersion_UpdateAsItIs() => Assert.That(
        (await new ScriptedClient(_ => new FitResult(Origin, 3)).WithCompression().FitAsync(Ask("delta-of-next-year"), default)).Encoding, Is.Empty);

    [Test]
    public async Task FitAsync_InnerClientEncoded_LeftAlone()
    {
        var result = new FitResult(Requests.Model(5), 3) { Encoding = "other" };

        Assert.That(await new ScriptedClient(_ => result).WithCompression().FitAsync(Ask("delta-int8"), default), Is.SameAs(result));
    }

    [Test]
    public async Task FitAsync_NaN_SentAsItIsForTheStrategyToRefuse()
    {
        var result = new FitResult(Requests.Model(5, 6, float.NaN, 8), 3);

        Assert.That(await new ScriptedClient(_ => result).WithCompression().FitAsync(Ask("delta-int8"), default), Is.SameAs(result));
    }

    [Test]
    public void FitAsync_UnusableEntry_RefusedByNameBeforeTraining()
    {
        var inner = new ScriptedClient(_ => new FitResult(Origin, 3));
        var request = Requests.Fit(Origin, new ScalarMap((FitConfigKeys.UpdateEncoding, "delta-top-k"), (FitConfigKeys.UpdateFraction, 2)));

        Assert.That(
            async () => await inner.WithCompression().FitAsync(request, default),
            Throws.ArgumentException.With.Message.Contains("\"update-fraction\" is 2"));
        Assert.That(inner.Requests, Is.Empty);
    }

    [Test]
    public async Task FitAsync_FitFails_WhatIsCarriedOverStays()
    {
        var round = 0;
        var client = new ScriptedClient(request => ++round == 2
            ? throw new InvalidOperationException("no power")
            : new FitResult(round == 1 ? Requests.Model(2, 4, 3, 4) : request.Parameters, 1)).WithCompression(UpdateCompression.TopK(0.25));

        await client.FitAsync(Requests.Fit(Origin), default);
        Assert.That(async () => await client.FitAsync(Requests.Fit(Origin), default), Throws.InvalidOperationException);
        var last = await client.FitAsync(Requests.Fit(Origin), default);

        Assert.That(last.Parameters["values"].AsSpan<BFloat16>().ToArray(), Is.EqualTo([(BFloat16)1f]), "the smaller difference of the first fit");
        Assert.That(last.Parameters["gaps"].AsSpan<byte>().ToArray(), Is.EqualTo(new byte[] { 0 }));
    }

    private static FitRequest Ask(string encoding) => Requests.Fit(Origin, new ScalarMap((FitConfigKeys.UpdateEncoding, encoding)));
}
