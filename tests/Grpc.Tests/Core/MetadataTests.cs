using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class MetadataTests
{
    [Test]
    public void Add_KeyWithCapitals_IsLowercase()
    {
        var metadata = new Metadata { { "X-Key.1_a", "value" } };

        Assert.That(metadata[0].Key, Is.EqualTo("x-key.1_a"));
        Assert.That(metadata.GetValue("X-KEY.1_A"), Is.EqualTo("value"));
    }

    [TestCase("a b")]
    [TestCase("a:b")]
    [TestCase(":path")]
    [TestCase("ä")]
    [TestCase("a\n")]
    public void Add_KeyWithOtherCharacters_Throws(string key)
    {
        Assert.That(() => new Metadata { { key, "value" } }, Throws.ArgumentException.With.Message.Contains(key));
    }

    [Test]
    public void Add_TextUnderBinaryKey_Throws() =>
        Assert.That(() => new Metadata { { "a-BIN", "value" } }, Throws.ArgumentException);

    [Test]
    public void Add_BytesUnderTextKey_Throws() =>
        Assert.That(() => new Metadata { { "a", new byte[] { 1 } } }, Throws.ArgumentException);

    [Test]
    public void Add_Null_Throws()
    {
        Assert.That(() => new Metadata.Entry(null!, "value"), Throws.ArgumentNullException);
        Assert.That(() => new Metadata.Entry("a", (string)null!), Throws.ArgumentNullException);
        Assert.That(() => new Metadata.Entry("a-bin", (byte[])null!), Throws.ArgumentNullException);
        Assert.That(() => new Metadata { null! }, Throws.ArgumentNullException);
    }

    [Test]
    public void Get_KeyTwice_GivesLast()
    {
        var metadata = new Metadata { { "a", "1" }, { "b", "2" }, { "a", "3" } };

        Assert.That(metadata.GetValue("a"), Is.EqualTo("3"));
        Assert.That(metadata.GetAll("a").Select(entry => entry.Value), Is.EqualTo(new[] { "1", "3" }));
        Assert.That(metadata.Get("c"), Is.Null);
        Assert.That(metadata.GetValue("c"), Is.Null);
        Assert.That(metadata.GetValueBytes("c"), Is.Null);
    }

    [Test]
    public void ValueBytes_OfBinary_AreCopiedInAndOut()
    {
        byte[] bytes = [1, 2, 3];
        var entry = new Metadata.Entry("a-bin", bytes);

        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.That(entry.IsBinary);
        Assert.That(entry.ValueBytes, Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(() => entry.Value, Throws.InvalidOperationException);
    }

    [Test]
    public void ValueBytes_OfText_AreAscii()
    {
        var entry = new Metadata.Entry("a", "AB");

        Assert.That(entry.IsBinary, Is.False);
        Assert.That(entry.ValueBytes, Is.EqualTo("AB"u8.ToArray()));
    }

    [Test]
    public void Empty_Changed_Throws()
    {
        var entry = new Metadata.Entry("a", "1");

        Assert.That(Metadata.Empty.IsReadOnly);
        Assert.That(() => Metadata.Empty.Add(entry), Throws.InvalidOperationException);
        Assert.That(() => Metadata.Empty.Insert(0, entry), Throws.InvalidOperationException);
        Assert.That(() => Metadata.Empty.Remove(entry), Throws.InvalidOperationException);
        Assert.That(Metadata.Empty.Clear, Throws.InvalidOperationException);
        Assert.That(Metadata.Empty, Is.Empty);
    }

    [Test]
    public void List_Operations_KeepOrder()
    {
        var first = new Metadata.Entry("a", "1");
        var second = new Metadata.Entry("b", "2");
        var third = new Metadata.Entry("c", "3");
        var metadata = new Metadata { first, third };

        metadata.Insert(1, second);
        Assert.That(metadata, Is.EqualTo(new[] { first, second, third }));
        Assert.That(metadata.IndexOf(third), Is.EqualTo(2));

        metadata[2] = first;
        metadata.RemoveAt(0);
        Assert.That(metadata.Remove(second));
        Assert.That(metadata, Is.EqualTo(new[] { first }));
        Assert.That(metadata.Contains(second), Is.False);
    }
}
