using System.Xml.Linq;
using MnistExperiments.Results;

namespace MnistExperiments.Tests;

internal sealed class AccuracyChartTests
{
    [Test]
    public void Draw_TwoResults_APanelWithAllCurvesForEach()
    {
        var svg = XDocument.Parse(AccuracyChart.Draw([ResultFileTests.Result(), ResultFileTests.Result() with { Experiment = "equal" }]).ToSvg());

        var curves = CurvesOf(svg);
        Assert.Multiple(() =>
        {
            Assert.That(curves, Has.Length.EqualTo(6));
            Assert.That(curves.Select(curve => (double)curve.Attribute("stroke-width")!), Is.EqualTo(new[] { 1.8, 1.8, 3.2, 1.8, 1.8, 3.2 }));
            Assert.That(svg.ToString(), Does.Contain("skewed (mnist, seed 42)").And.Contain("equal (mnist, seed 42)"));
            Assert.That(svg.ToString(), Does.Contain("global model").And.Contain("client 0").And.Contain("client 1"));
        });
    }

    [Test]
    public void Draw_SingleRound_DotsInsteadOfLines()
    {
        var single = ResultFileTests.Result() with { MaxRound = 1, ClientAccuracy = [[0.5], [0.25]], ServerAccuracy = [0.6] };

        var curves = CurvesOf(XDocument.Parse(AccuracyChart.Draw([single]).ToSvg()));

        Assert.That(curves, Has.Length.EqualTo(3));
        Assert.That(curves.Select(curve => (string)curve.Attribute("d")!), Is.All.EndsWith("h0"));
        Assert.That(curves.Select(curve => (string)curve.Attribute("stroke-linecap")!), Is.All.EqualTo("round"));
    }

    // Those of the legend are not cut off.
    private static XElement[] CurvesOf(XDocument svg) =>
        [.. svg.Descendants().Where(element => element.Name.LocalName == "path" && element.Attribute("clip-path") is not null)];
}
