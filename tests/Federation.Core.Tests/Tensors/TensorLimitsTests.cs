namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorLimitsTests
{
    private static readonly TensorLimits Small = new() { MaxBytes = 100, MaxTensors = 3, MaxRank = 2 };

    [Test]
    public void Validate_WithinLimits_Passes() =>
        Assert.That(() => Small.Validate(new TensorManifest(new TensorSpec("a", DType.UInt8, 10, 10), new TensorSpec("b", DType.UInt8, 0))), Throws.Nothing);

    [Test]
    public void Validate_TooManyTensors_Refused() =>
        AssertRefused("The manifest declares 4 tensors; 3 are allowed.", [.. Enumerable.Range(0, 4).Select(i => new TensorSpec($"t{i}", DType.Bool))]);

    [Test]
    public void Validate_TooManyDimensions_Refused() =>
        AssertRefused("Tensor \"a\" has 3 dimensions; 2 are allowed.", new TensorSpec("a", DType.Bool, 1, 1, 1));

    [Test]
    public void Validate_TooManyBytes_RefusedAtTheTensorThatIsTooMuch() => AssertRefused(
        "With tensor \"b\" uint8 [2] the manifest declares 101 bytes or more; 100 are allowed.",
        new TensorSpec("a", DType.UInt8, 99),
        new TensorSpec("b", DType.UInt8, 2),
        new TensorSpec("c", DType.UInt8, 2));

    [Test]
    public void Default_AsDocumented()
    {
        Assert.That(TensorLimits.Default.MaxBytes, Is.EqualTo(4294967296));
        Assert.That(TensorLimits.Default.MaxTensors, Is.EqualTo(100_000));
        Assert.That(TensorLimits.Default.MaxRank, Is.EqualTo(16));
    }

    private static void AssertRefused(string message, params TensorSpec[] specs) =>
        Assert.That(() => Small.Validate(new TensorManifest(specs)), Throws.TypeOf<TensorFormatException>().With.Message.EqualTo(message));
}
