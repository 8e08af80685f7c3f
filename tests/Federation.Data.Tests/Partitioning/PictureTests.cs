using System.Globalization;
using System.Xml.Linq;

namespace Federation.Data.Tests.Partitioning;

internal sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void ToSvg_FewClients_ABarOfEachCount()
    {
        var labels = SampleLabels.Even(3, 100);
        var summary = Partitioner.Dirichlet(labels, 7, 0.5, 1, 1).Summarize(labels, 3);
        var picture = XElement.Parse(summary.ToSvg());
        var bars = picture.Elements(Svg + "rect").Where(rect => rect.Element(Svg + "title") is not null).ToList();

        // The axis goes to a round number: the height of one example follows from any bar, and must fit all of them.
        var expected = Enumerable.Range(0, 7).SelectMany(client => Enumerable.Range(0, 3).Where(label => summary[client][label] > 0)
            .Select(label => (Text: $"client {client}, label {label}: {summary[client][label]}", Count: summary[client][label]))).ToList();
        Assert.That(bars.Select(bar => bar.Element(Svg + "title")!.Value), Is.EqualTo(expected.Select(bar => bar.Text)));
        var largest = expected.MaxBy(bar => bar.Count);
        var unit = Height(bars[expected.IndexOf(largest)]) / largest.Count;
        Assert.That(bars.Select(Height), Is.EqualTo(expected.Select(bar => bar.Count * unit)).Within(0.03));
        Assert.That(Texts(picture), Is.SupersetOf(new[] { "300 examples, 7 clients, 3 labels", "client", "examples", "label", "0", "6" }));
    }

    [Test]
    public void ToSvg_Names_EscapedAndTitleToo()
    {
        var summary = Partitioner.ByColumn(["<a & \"b\">", "x\u0001\ud800", "'"]).Summarize([0, 1, 0], 2, ["</svg>", "<!--"]);
        var texts = Texts(XElement.Parse(summary.ToSvg("5 < 6 & 7")));

        Assert.That(texts, Is.SupersetOf(new[] { "<a & \"b\">", "x\ufffd\ufffd", "'", "</svg>", "<!--", "5 < 6 & 7" }));
    }

    [TestCase(61, 10)]
    [TestCase(10, 21)]
    [TestCase(1_000, 10)]
    [TestCase(5_000, 200)]
    public void ToSvg_ManyClientsOrClasses_AMapOfModestSize(int clients, int classCount)
    {
        var labels = SampleLabels.Even(classCount, 10_000 / classCount * 3);
        var text = Partitioner.Dirichlet(labels, clients, 1, 0, 1).Summarize(labels, classCount).ToSvg();
        var picture = XElement.Parse(text);

        Assert.That(text, Has.Length.LessThan(150_000));
        Assert.That(Texts(picture), clients > 60 ? Has.Some.StartsWith($"{clients:N0} clients, by most frequent label") : Is.SupersetOf(new[] { "client", "0", "9" }));
        Assert.That(picture.Element(Svg + "g"), Is.Not.Null);
    }

    // A client of two labels and two of one: the cells' shades are their parts, under the clients' names.
    [Test]
    public void ToSvg_MapOfFewClients_CellsAreTheLabelsPartsInOrder()
    {
        byte[] labels = [.. Enumerable.Range(0, 30).Select(i => (byte)i)];
        var partition = Partitioner.Explicit([[1], [0, 1], [0]], 30, allowOverlap: true, names: ["x", "y", "z"]);
        var picture = XElement.Parse(partition.Summarize(labels, 30).ToSvg());

        Assert.That(Cells(picture), Is.EquivalentTo(new[] { (Palette.Shade(0.5), "M1 0h1M1 1h1"), (Palette.Shade(1), "M2 0h1M0 1h1") }));
        Assert.That(Texts(picture), Is.SupersetOf(new[] { "x", "y", "z", "100%" }));
    }

    // By most frequent label, then by size: of 90 clients 30 have label 1, 30 have label 0 and more of it, and 30 have nothing.
    [Test]
    public void ToSvg_MapOfManyClients_Sorted()
    {
        var parts = Enumerable.Range(0, 90).Select(i => Enumerable.Range(0, i % 3 == 2 ? 0 : 10 - (i % 3)).Select(j => (10 * i) + j).ToArray()).ToArray();
        var labels = Enumerable.Range(0, 900).Select(i => (byte)(i / 10 % 3 == 0 ? 1 : 0)).ToArray();
        var picture = XElement.Parse(Partitioner.Explicit(parts, 900).Summarize(labels, 2).ToSvg());

        Assert.That(Cells(picture), Is.EqualTo(new[] { (Palette.Shade(1), "M0 0h30M30 1h30") }));
    }

    // Of fifty labels none is more than a fiftieth of a client: the darkest shade is 10%, and the legend says so.
    [Test]
    public void ToSvg_MapOfSmallParts_ShadesGoToARoundPartAboveTheLargest()
    {
        byte[] labels = [.. Enumerable.Range(0, 50).Select(i => (byte)i)];
        var picture = XElement.Parse(Partitioner.Iid(50, 1, 1).Summarize(labels, 50).ToSvg());

        Assert.That(Cells(picture).Select(cells => cells.Color), Is.EqualTo(new[] { Palette.Shade(0.2) }));
        Assert.That(Texts(picture), Is.SupersetOf(new[] { "0%", "5%", "10%" }));
    }

    [Test]
    public void ToSvg_ClientsWithNothing_Drawn([Values(3, 100)] int clients)
    {
        var parts = Enumerable.Range(0, clients).Select(_ => Array.Empty<int>()).ToArray();

        Assert.That(() => XElement.Parse(Partitioner.Explicit(parts, 0).Summarize([], 2).ToSvg()), Throws.Nothing);
    }

    [Test]
    public void ToSvg_Any_OwnWhiteBackgroundAndNoReferences()
    {
        var text = Partitioner.Iid(100, 10, 1).Summarize(new byte[100], 1).ToSvg();
        var background = XElement.Parse(text).Elements(Svg + "rect").First();

        Assert.That(background.Attribute("fill")!.Value, Is.EqualTo("#fff"));
        Assert.That(text, Does.Not.Contain("href").And.Not.Contain("url(").And.Not.Contain("<style"));
    }

    [Test]
    public void ToSvg_OtherCulture_SameText([Values(7, 70)] int clients)
    {
        var summary = Partitioner.Iid(5_000, clients, 1).Summarize(new byte[5_000], 1);
        var expected = summary.ToSvg();
        using var _ = new CommaCulture();

        Assert.That(summary.ToSvg(), Is.EqualTo(expected));
    }

    [TestCase(1, new[] { 0.0, 1 })]
    [TestCase(7, new[] { 0.0, 2, 4, 6, 8 })]
    [TestCase(6_000, new[] { 0.0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000 })]
    [TestCase(21, new[] { 0.0, 5, 10, 15, 20, 25 })]
    public void Scale_Linear_RoundTicks(double largest, double[] ticks) => Assert.That(Scale.Linear(largest, 100).Ticks, Is.EqualTo(ticks));

    [Test]
    public void Scale_Logarithmic_PowersOfTen()
    {
        var scale = Scale.Logarithmic(11, 1_800, 300);

        Assert.That(scale.Ticks, Is.EqualTo(new[] { 10.0, 100, 1_000, 10_000 }));
        Assert.That(new[] { 10, 100, 1_000, 10_000 }.Select(tick => scale.At(tick)), Is.EqualTo(new[] { 0.0, 100, 200, 300 }).Within(1e-9));
    }

    private static List<(string Color, string Path)> Cells(XElement picture) =>
        [.. picture.Element(Svg + "g")!.Elements(Svg + "path").Select(path => (path.Attribute("stroke")!.Value, path.Attribute("d")!.Value))];

    private static double Height(XElement bar) => double.Parse(bar.Attribute("height")!.Value, CultureInfo.InvariantCulture);

    private static List<string> Texts(XElement picture) => [.. picture.Elements(Svg + "text").Select(text => text.Value)];
}
