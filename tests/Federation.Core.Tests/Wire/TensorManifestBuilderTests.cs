namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorManifestBuilderTests
{
    private static readonly TensorLimits Limits = new() { MaxBytes = 1000, MaxTensors = 3, MaxRank = 4 };

    [Test]
    public void Build_Tensors_Manifest()
    {
        var builder = new TensorManifestBuilder(Limits, 3);
        builder.Add("a", DType.Float32, [2, 3], 24);
        builder.Add("b", DType.Int64, [], 8);
        builder.Add("c", DType.Bool, [5, 0], 0);

        Assert.That(builder.Build(), Is.EqualTo([
            new TensorSpec("a", DType.Float32, 2, 3), new TensorSpec("b", DType.Int64), new TensorSpec("c", DType.Bool, 5, 0)]));
    }

    [TestCase(4)]
    [TestCase(1_000_000_000)]
    [TestCase(long.MaxValue)]
    public void Constructor_TooManyDeclared_RefusedAtOnce(long count) =>
        Assert.That(() => new TensorManifestBuilder(Limits, count), Throws.TypeOf<TensorFormatException>().With.Message.Contains($"{count} tensors; 3 are allowed"));

    [Test]
    public void Add_MoreThanAllowed_Refused()
    {
        var builder = new TensorManifestBuilder(Limits, 0);
        builder.Add("a", DType.Bool, [], 1);
        builder.Add("b", DType.Bool, [], 1);
        builder.Add("c", DType.Bool, [], 1);

        Assert.That(() => builder.Add("d", DType.Bool, [], 1), Throws.TypeOf<TensorFormatException>());
    }

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return Case("", DType.Int8, [1], 1, "0 characters");
        yield return Case(new string('x', 600), DType.Int8, [1], 1, "600 characters");
        yield return Case(new string('x', 100_000), DType.Int8, new ulong[100_000], 1, "100000 characters");
        yield return Case("t", (DType)77, [1], 1, "unknown element type 77");
        yield return Case("t", DType.Int8, [1UL << 63], 1UL << 63, "larger than 2147483520 bytes");
        yield return Case("t", DType.Int8, [ulong.MaxValue], ulong.MaxValue, "larger than 2147483520 bytes");
        yield return Case("t", DType.Float32, [1UL << 31, 1UL << 31, 1UL << 2], 0, "larger than 2147483520 bytes");
        yield return Case("t", DType.Float32, [1UL << 62, 1], 0, "larger than 2147483520 bytes");
        yield return Case("t", DType.Float32, [0, ulong.MaxValue, ulong.MaxValue], 0, "larger than 2147483520 bytes");
        yield return Case("t", DType.Int8, [1, 1, 1, 1, 1], 1, "5 dimensions; 4 are allowed");
        yield return Case("t", DType.Int8, new ulong[1_000_000], 0, "1000000 dimensions; 4 are allowed");
        yield return Case("t", DType.Float32, [2, 3], 6, "takes 24 bytes; 6 are declared");
        yield return Case("t", DType.Float32, [2, 3], ulong.MaxValue, "takes 24 bytes; 18446744073709551615 are declared");
        yield return Case("t", DType.Int8, [1001], 1001, "1001 bytes or more; 1000 are allowed");
        static TestCaseData Case(string name, DType dtype, ulong[] shape, ulong byteCount, string message) =>
            new TestCaseData(name, dtype, shape, byteCount, message).SetArgDisplayNames($"{name.Length}", $"{dtype}", message);
    }

    [TestCaseSource(nameof(Hostile))]
    public void Add_HostileNumbers_Refused(string name, DType dtype, ulong[] shape, ulong byteCount, string message) =>
        Assert.That(
            () => new TensorManifestBuilder(Limits, 1).Add(name, dtype, shape, byteCount),
            Throws.TypeOf<TensorFormatException>().With.Message.Contains(message));

    [Test]
    public void Add_NameTwice_Refused()
    {
        var builder = new TensorManifestBuilder(Limits, 2);
        builder.Add("a", DType.Bool, [], 1);

        Assert.That(() => builder.Add("a", DType.Int8, [2], 2), Throws.TypeOf<TensorFormatException>().With.Message.Contains("\"a\" twice"));
    }
}
