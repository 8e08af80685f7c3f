namespace Federation.Core.Tests;

[TestFixture]
public sealed class CompressionConfigTests
{
    [Test]
    public void Read_Entries_WhatTheyCameFrom([ValueSource(typeof(CompressionSamples), nameof(CompressionSamples.All))] UpdateCompression compression) =>
        Assert.That(CompressionConfig.Read(new ScalarMap(compression.Entries), null), Is.EqualTo(compression));

    [Test]
    public void Read_NothingSaid_TheFallback()
    {
        Assert.That(CompressionConfig.Read(ScalarMap.Empty, UpdateCompression.Float16()), Is.EqualTo(UpdateCompression.Float16()));
        Assert.That(CompressionConfig.Read(ScalarMap.Empty, null), Is.Null);
    }

    [TestCase("")]
    [TestCase("delta-of-next-year")]
    public void Read_PlainOrUnknown_Plain(string encoding) => Assert.That(
        CompressionConfig.Read(new ScalarMap((FitConfigKeys.UpdateEncoding, encoding)), UpdateCompression.Int8()), Is.Null);

    [Test]
    public void Read_OnlyTheName_TheEncodingsOwnDefaults() => Assert.That(
        CompressionConfig.Read(new ScalarMap((FitConfigKeys.UpdateEncoding, "delta-int8")), null), Is.EqualTo(UpdateCompression.Int8()));

    [Test]
    public void Read_UnusableEntries_AllAreNamed() => Assert.That(
        () => CompressionConfig.Read(
            new ScalarMap((FitConfigKeys.UpdateEncoding, 8), (FitConfigKeys.UpdateFraction, 0.0), (FitConfigKeys.ErrorFeedback, "yes")), null),
        Throws.ArgumentException.With.Message.Contains("\"update-encoding\" is 8").And.Message.Contains("\"update-fraction\" is 0")
            .And.Message.Contains("\"error-feedback\" is yes"));

    [Test]
    public void Read_TopKWithoutFraction_Refused() => Assert.That(
        () => CompressionConfig.Read(new ScalarMap((FitConfigKeys.UpdateEncoding, "delta-top-k")), null),
        Throws.ArgumentException.With.Message.Contains("\"update-fraction\""));

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void TopK_FractionOutOfRange_Throws(double fraction) =>
        Assert.That(() => UpdateCompression.TopK(fraction), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void ToString_TopK_NameAndSettings() =>
        Assert.That(UpdateCompression.TopK(0.01).ToString(), Is.EqualTo("delta-top-k 0.01 with error feedback"));
}
