using System.Xml.Linq;
using MnistExperiments.Results;

namespace MnistExperiments.Tests;

internal sealed class AccuracyChartTests
{
    [Test]
    public void Draw_TwoResults_APanelWithAllCurvesForEach()
    {
        var svg = XDocument.Parse(AccuracyChart.Draw([ResultFileTests.Result(), ResultFileTests.Result() with { Experiment = "equal" }]).ToSvg());

        // Those of the legend are not cut off.
        var curves = svg.Descendants().Where(element => element.Name.LocalName == "path" && element.Attribute("clip-path") is not null).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(curves, Has.Length.EqualTo(6));
            Assert.That(curves.Select(curve => (double)curve.Attribute("stroke-width")!), Is.EqualTo(new[] { 1.8, 1.8, 3.2, 1.8, 1.8, 3.2 }));
            Assert.That(svg.ToString(), Does.Contain("skewed (mnist, seed 42)").And.Contain("equal (mnist, seed 42)"));
            Assert.That(svg.ToString(), Does.Contain("global model").And.Contain("client 0").And.Contain("client 1"));
        });
    }
}
