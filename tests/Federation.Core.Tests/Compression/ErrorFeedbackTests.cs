namespace Federation.Core.Tests;

[TestFixture]
public sealed class ErrorFeedbackTests
{
    [Test]
    public void Encode_ManyRounds_WhatWasSentIsAllThatWasToBeSentButForALittle(
        [Values("delta-float16", "delta-bfloat16", "delta-int8", "delta-top-k")] string encoding)
    {
        var compression = Read(encoding, fraction: 0.05, feedback: true);
        var plain = Read(encoding, fraction: 0.05, feedback: false);
        var (with, without) = (ErrorOfSum(compression, rounds: 300), ErrorOfSum(plain, rounds: 300));

        // What is left is one round's loss; without feedback, losses add up.
        Assert.That(with, Is.LessThan(without / 4));
        Assert.That(with, Is.LessThan(ErrorOfSum(compression, rounds: 40) * 1.5), "it does not grow");
    }

    [Test]
    public void Encode_LossThenNothingNew_TheLossIsSent()
    {
        var encoder = new UpdateEncoder();
        var zeros = CompressionSamples.Zeros(4);
        var first = CompressionSamples.RoundTrip(UpdateCompression.TopK(0.25), CompressionSamples.Model(1, 8, 2, 4), zeros, encoder);
        var second = CompressionSamples.RoundTrip(UpdateCompression.TopK(0.25), zeros, zeros, encoder);

        Assert.That(CompressionSamples.Numbers(first), Is.EqualTo([0, 8, 0, 0]));
        Assert.That(CompressionSamples.Numbers(second), Is.EqualTo([0, 0, 0, 4]));
    }

    [Test]
    public void Encode_WithoutErrorFeedback_NothingIsCarriedOver()
    {
        var encoder = new UpdateEncoder();
        var (zeros, compression) = (CompressionSamples.Zeros(4), UpdateCompression.TopK(0.25, errorFeedback: false));
        CompressionSamples.RoundTrip(compression, CompressionSamples.Model(1, 8, 2, 4), zeros, encoder);

        Assert.That(CompressionSamples.Numbers(CompressionSamples.RoundTrip(compression, zeros, zeros, encoder)), Is.All.Zero);
    }

    [Test]
    public void Encode_OtherEncodingNext_WhatTheFirstLostIsSent()
    {
        var encoder = new UpdateEncoder();
        var zeros = CompressionSamples.Zeros(4);
        CompressionSamples.RoundTrip(UpdateCompression.TopK(0.25), CompressionSamples.Model(1, 8, 2, 4), zeros, encoder);
        var second = CompressionSamples.RoundTrip(UpdateCompression.Float16(errorFeedback: true), zeros, zeros, encoder);

        Assert.That(CompressionSamples.Numbers(second), Is.EqualTo([1, 0, 2, 4]));
    }

    [Test]
    public void Encode_OtherModel_NothingIsCarriedOver()
    {
        var encoder = new UpdateEncoder();
        CompressionSamples.RoundTrip(UpdateCompression.TopK(0.25), CompressionSamples.Model(1, 8, 2, 4), CompressionSamples.Zeros(4), encoder);
        var other = new TensorList(Tensor.FromArray("v", new float[4]));

        Assert.That(CompressionSamples.Numbers(CompressionSamples.RoundTrip(UpdateCompression.TopK(1), other, other, encoder)), Is.All.Zero);
    }

    // The norm of what was to be sent less what was sent, over some rounds of differences that have a part in common.
    private static double ErrorOfSum(UpdateCompression compression, int rounds)
    {
        const int Count = 700;
        var encoder = new UpdateEncoder();
        var zeros = CompressionSamples.Zeros(Count);
        var common = CompressionSamples.Normal(1000, Count, 1);
        var error = new double[Count];
        for (var round = 0; round < rounds; round++)
        {
            var delta = CompressionSamples.Normal(round, Count, 0.5f).Zip(common, (own, shared) => own + shared).ToArray();
            var sent = CompressionSamples.Numbers(CompressionSamples.RoundTrip(compression, CompressionSamples.Model(delta), zeros, encoder));
            for (var i = 0; i < Count; i++)
            {
                error[i] += delta[i] - sent[i];
            }
        }

        return Math.Sqrt(error.Sum(x => x * x));
    }

    private static UpdateCompression Read(string encoding, double fraction, bool feedback) => CompressionConfig.Read(
        new ScalarMap(
            (FitConfigKeys.UpdateEncoding, encoding), (FitConfigKeys.UpdateFraction, fraction), (FitConfigKeys.ErrorFeedback, feedback)),
        null)!;
}
