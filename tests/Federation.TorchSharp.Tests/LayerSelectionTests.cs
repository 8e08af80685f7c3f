namespace Federation.TorchSharp.Tests;

internal sealed class LayerSelectionTests
{
    [TestCase("head", true)]
    [TestCase("head.weight", true)]
    [TestCase("head.0.weight", true)]
    [TestCase("header.weight", false)]
    [TestCase("body.head", false)]
    [TestCase("body.1.bias", true)]
    [TestCase("body.1.weight", false)]
    [TestCase("body.10.bias", false)]
    public void Of_LayersAndFullName_ThoseAndWhatLiesUnderThem(string name, bool expected) =>
        Assert.That(LayerSelection.Of("head", "body.1.bias").Contains(name), Is.EqualTo(expected));

    [Test]
    public void Except_AllButOne_TheRest()
    {
        var selection = LayerSelection.All.Except(LayerSelection.Of("head"));

        Assert.That(new[] { "head.bias", "body.bias" }.Where(selection.Contains), Is.EqualTo(new[] { "body.bias" }));
    }

    [Test]
    public void Where_Condition_Asked() =>
        Assert.That(
            new[] { "a.weight", "a.bias" }.Where(LayerSelection.Where(name => name.EndsWith(".bias", StringComparison.Ordinal)).Contains),
            Is.EqualTo(new[] { "a.bias" }));

    [Test]
    public void None_AnyName_NotContained() => Assert.That(LayerSelection.None.Contains("a"), Is.False);

    [Test]
    public void Of_EmptyName_Refused() => Assert.That(() => LayerSelection.Of("a", ""), Throws.ArgumentException);
}
