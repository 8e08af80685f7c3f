namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorListTests
{
    private static readonly Tensor A = Tensor.FromArray("a", [1f, 2]);
    private static readonly Tensor B = Tensor.FromArray("b", [3L]);

    [Test]
    public void Constructor_Tensors_InOrderAndByName()
    {
        var list = new TensorList(A, B);

        Assert.That(list, Is.EqualTo([A, B]));
        Assert.That(list.ByteCount, Is.EqualTo(16));
        Assert.That(list["b"], Is.SameAs(B));
        Assert.That(list.Manifest, Is.EqualTo([A.Spec, B.Spec]));
        Assert.That(new TensorList(new List<Tensor> { A, B }), Is.EqualTo([A, B]));
    }

    [Test]
    public void Indexer_NoSuchName_ListsThoseThereAre()
    {
        Assert.That(() => new TensorList(A, B)["c"], Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("There is no tensor \"c\"; there are: a, b."));
        Assert.That(() => TensorList.Empty["c"], Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("There is no tensor \"c\"; there are: none."));
        Assert.That(new TensorList(A).TryGet("c", out _), Is.False);
    }

    [Test]
    public void Constructor_NameTwice_Refused() =>
        Assert.That(() => new TensorList(A, B.WithName("a")), Throws.ArgumentException.With.Message.Contains("\"a\""));
}
