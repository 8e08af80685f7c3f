namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorBufferTests
{
    private static readonly TensorManifest Manifest = new(
        new TensorSpec("a", DType.UInt8, 3), new TensorSpec("b", DType.Float32, 0, 4), new TensorSpec("c", DType.Float64, 10), new TensorSpec("d", DType.Bool));

    [Test]
    public void Tensors_Written_SeeTheMemory()
    {
        var buffer = new TensorBuffer(Manifest);
        for (var i = 0; i < Manifest.Count; i++)
        {
            buffer[i].Span.Fill((byte)(i + 1));
        }

        Assert.That(buffer.Tensors.Manifest, Is.SameAs(Manifest));
        for (var i = 0; i < Manifest.Count; i++)
        {
            Assert.That(buffer.Tensors[i].Data.ToArray(), Is.EqualTo(Enumerable.Repeat((byte)(i + 1), (int)Manifest[i].ByteCount)));
        }
    }

    [Test]
    public unsafe void Memory_EachTensor_AlignedTo64Bytes()
    {
        var buffer = new TensorBuffer(Manifest);
        for (var i = 0; i < Manifest.Count; i++)
        {
            using var handle = buffer[i].Pin();
            Assert.That((long)handle.Pointer % 64, Is.Zero);
        }
    }

    [Test]
    public void Constructor_NoTensors_Empty() => Assert.That(new TensorBuffer(TensorManifest.Empty).Tensors, Is.Empty);
}
