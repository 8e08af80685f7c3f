using System.Globalization;
using System.Xml.Linq;
using Federation.Samples;

namespace FedProxMnist.Tests.Shared;

internal sealed class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void ToSvg_TwoPanels_ValidXmlWithAllThatWasSaid()
    {
        var chart = new LineChart("Loss & <accuracy>",
        [
            new ChartPanel("left", [Curve("a", 0.1, 0.5), Curve("b", 0.2, 0.3)]) { XLabel = "round", YLabel = "loss" },
            new ChartPanel("right", [Curve("b", 0.3, 0.4)]),
        ]);

        var document = XDocument.Parse(chart.ToSvg());

        var texts = document.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(texts, Does.Contain("Loss & <accuracy>").And.Contain("left").And.Contain("right").And.Contain("round").And.Contain("loss"));
            Assert.That(texts.Count(text => text is "a" or "b"), Is.EqualTo(2), "one entry of the legend for a name");
            Assert.That((string?)document.Descendants(Svg + "rect").First().Attribute("fill"), Is.EqualTo("#ffffff"));
            Assert.That(CurvesOf(document), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public void ToSvg_RowAxisShared_SameValueAtSameHeight()
    {
        ChartPanel[] panels = [new("left", [Curve("a", 0, 1)]), new("right", [Curve("a", 0, 4)])];

        var shared = CurvesOf(XDocument.Parse(new LineChart("", panels).ToSvg()));
        var own = CurvesOf(XDocument.Parse(new LineChart("", panels) { ShareRowAxis = false }.ToSvg()));

        Assert.Multiple(() =>
        {
            Assert.That(HeightsOf(shared[0])[0], Is.EqualTo(HeightsOf(shared[1])[0]));
            Assert.That(HeightsOf(shared[0])[1], Is.GreaterThan(HeightsOf(shared[1])[1]), "1 is lower than 4");
            Assert.That(HeightsOf(own[0])[1], Is.EqualTo(HeightsOf(own[1])[1]), "each at its axis's end");
        });
    }

    [Test]
    public void ToSvg_ValueThatIsNone_GapInTheCurve()
    {
        var chart = new LineChart("", [new ChartPanel("", [Curve("a", 1, 2, double.NaN, 3, double.PositiveInfinity)])]);

        var path = CurvesOf(XDocument.Parse(chart.ToSvg())).Single();

        Assert.That(path.Count(character => character == 'M'), Is.EqualTo(2));
    }

    [Test]
    public void ToSvg_Spread_BandAroundTheCurve()
    {
        var curve = new ChartCurve("a", ChartColors.Blue, [new ChartPoint(0, 1, 0.5), new ChartPoint(1, 2, 0.5)]);

        var document = XDocument.Parse(new LineChart("", [new ChartPanel("", [curve])]).ToSvg());

        var band = document.Descendants(Svg + "path").Single(path => path.Attribute("fill-opacity") is not null);
        var line = HeightsOf(CurvesOf(document).Single());
        Assert.Multiple(() =>
        {
            Assert.That((string?)band.Attribute("fill"), Is.EqualTo(ChartColors.Blue));
            Assert.That(HeightsOf((string)band.Attribute("d")!), Has.Some.LessThan(line.Min()).And.Some.GreaterThan(line.Max()));
        });
    }

    [Test]
    public void ToSvg_CultureWithCommas_SameDocument()
    {
        var chart = new LineChart("", [new ChartPanel("", [Curve("a", 0.125, 0.25)])]);
        var expected = chart.ToSvg();
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        var previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.That(chart.ToSvg(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Test]
    public void ToSvg_NothingToDraw_AxesAlone()
    {
        var document = XDocument.Parse(new LineChart("empty", [new ChartPanel("none", [])]).ToSvg());

        Assert.That(CurvesOf(document), Is.Empty);
    }

    [Test]
    public void ToSvg_NoPanel_Refused() =>
        Assert.That(() => new LineChart("", []).ToSvg(), Throws.ArgumentException.With.Message.Contains("at least one panel"));

    private static ChartCurve Curve(string name, params double[] values) =>
        new(name, ChartColors.Vermilion, [.. values.Select((value, x) => new ChartPoint(x, value))]);

    // Curves are cut off at their panel; the legend's samples are not.
    private static string[] CurvesOf(XDocument document) =>
    [
        .. document.Descendants(Svg + "path")
            .Where(path => path.Attribute("clip-path") is not null && path.Attribute("stroke") is not null)
            .Select(path => (string)path.Attribute("d")!),
    ];

    private static double[] HeightsOf(string path) =>
    [
        .. path.Split(['M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries)
            .Select(point => double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture)),
    ];
}
