namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorChunksTests
{
    [Test]
    public void Split_AnyChunkSize_AllBytesInOrder([Values(1, 2, 3, 7, 8, 64, 100, 1000, 5000)] int chunkBytes)
    {
        var list = SampleTensors.OfEveryType();

        var chunks = TensorChunks.Split(list, chunkBytes).ToList();

        Assert.That(chunks.Select(chunk => chunk.Length), Has.All.InRange(1, chunkBytes));
        Assert.That(chunks.SelectMany(chunk => chunk.ToArray()), Is.EqualTo(list.SelectMany(tensor => tensor.Data.ToArray())));
    }

    [Test]
    public void Split_LargeTensor_ViewsOfItsMemory()
    {
        var bytes = new byte[1000];
        var chunks = TensorChunks.Split(new TensorList(Tensor.FromArray("w", bytes)), 300).ToList();

        bytes.AsSpan().Fill(7);

        Assert.That(chunks.Select(chunk => chunk.Length), Is.EqualTo([300, 300, 300, 100]));
        Assert.That(chunks.SelectMany(chunk => chunk.ToArray()), Has.All.EqualTo(7));
    }

    [Test]
    public void Split_SmallTensors_PackedTogether()
    {
        var list = new TensorList(Enumerable.Range(0, 100).Select(i => Tensor.FromArray($"t{i}", [(float)i])));

        Assert.That(TensorChunks.Split(list, 200).Select(chunk => chunk.Length), Is.EqualTo([200, 200]));
    }

    [Test]
    public void Split_NothingToSend_NoChunks()
    {
        Assert.That(TensorChunks.Split(TensorList.Empty, 10), Is.Empty);
        Assert.That(TensorChunks.Split(new TensorList(Tensor.FromArray<float>("w", [])), 10), Is.Empty);
    }

    [Test]
    public void Split_NoChunkSize_RefusedAtOnce() =>
        Assert.That(() => TensorChunks.Split(TensorList.Empty, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
