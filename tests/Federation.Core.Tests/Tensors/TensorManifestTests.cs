namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorManifestTests
{
    private static readonly TensorSpec A = new("a", DType.Float32, 6, 3, 3, 3);
    private static readonly TensorSpec B = new("b", DType.Float32, 6);
    private static readonly TensorSpec C = new("c", DType.Int64);

    [Test]
    public void Constructor_Specs_CountedAndFound()
    {
        var manifest = new TensorManifest(A, B, C);

        Assert.That(manifest, Is.EqualTo([A, B, C]));
        Assert.That(manifest.ByteCount, Is.EqualTo(648 + 24 + 8));
        Assert.That(manifest.IndexOf("b"), Is.EqualTo(1));
        Assert.That(manifest.IndexOf("B"), Is.EqualTo(-1));
        Assert.That(manifest.TryGet("c", out var c) ? c : null, Is.SameAs(C));
        Assert.That(manifest.TryGet("d", out _), Is.False);
    }

    [Test]
    public void Constructor_NameTwice_BothPlacesNamed() =>
        Assert.That(
            () => new TensorManifest(A, B, new TensorSpec("a", DType.Bool)),
            Throws.ArgumentException.With.Message.Contains("Tensors 0 and 2 have the same name \"a\""));

    [Test]
    public void Equals_ContentAndOrderDecide()
    {
        var manifest = new TensorManifest(A, B);

        Assert.That(manifest.Equals(new TensorManifest([A, new TensorSpec("b", DType.Float32, 6)])), Is.True);
        Assert.That(new TensorManifest(A, B).GetHashCode(), Is.EqualTo(manifest.GetHashCode()));
        Assert.That(manifest.Equals(new TensorManifest(B, A)), Is.False);
        Assert.That(manifest.Equals(new TensorManifest(A)), Is.False);
    }

    [Test]
    public void DescribeDifference_Equal_Null() => Assert.That(new TensorManifest(A, B).DescribeDifference(new TensorManifest(A, B)), Is.Null);

    private static IEnumerable<TestCaseData> Differences()
    {
        yield return Case(
            [B, new("a", DType.Float32, 6, 3, 5, 5)], [B, A], "tensor 1 \"a\" is float32 [6, 3, 5, 5] where float32 [6, 3, 3, 3] was expected");
        yield return Case([new("b", DType.Float16, 6)], [B], "tensor 0 \"b\" is float16 [6] where float32 [6] was expected");
        yield return Case([A], [A, B], "tensor 1 \"b\" float32 [6] is missing: there are 1 tensors where 2 were expected");
        yield return Case([A, B, C], [A, B], "tensor 2 \"c\" int64 [] is one too many: there are 3 tensors where 2 were expected");
        yield return Case([B, A], [A, B], "tensor 0 is \"b\" where \"a\" was expected: the order differs");
        yield return Case([A, C], [A, B], "tensor 1 \"b\" float32 [6] is missing; \"c\" is in its place");
        yield return Case([A, C, B], [A, B], "tensor 1 \"c\" int64 [] is not expected; \"b\" should be in its place");
        static TestCaseData Case(TensorSpec[] actual, TensorSpec[] expected, string words) =>
            new TestCaseData(new TensorManifest(actual), new TensorManifest(expected), words).SetArgDisplayNames(words);
    }

    [TestCaseSource(nameof(Differences))]
    public void DescribeDifference_Different_FirstInWords(TensorManifest actual, TensorManifest expected, string words) =>
        Assert.That(actual.DescribeDifference(expected), Is.EqualTo(words));
}
