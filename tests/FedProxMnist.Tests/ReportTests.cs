using System.Text.Json.Nodes;
using System.Xml.Linq;
using Federation.Testing;
using FedProxMnist.Experiments;
using FedProxMnist.Results;

namespace FedProxMnist.Tests;

internal sealed class ReportTests : TemporaryFolderTests
{
    private static readonly Settings s_settings = new() { Seeds = 2, Rounds = 1, Parallelism = 1 };

    [Test]
    [CancelAfter(30_000)]
    public async Task Write_JsonFile_RowsWithTheirFields(CancellationToken token)
    {
        await WriteAsync(TextWriter.Null, token);

        var rows = JsonNode.Parse(await File.ReadAllTextAsync(Folder.PathOf("new/rows.json"), token))!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(9));
            Assert.That(
                rows[2]!.AsObject().Select(field => field.Key),
                Is.EqualTo(new[] { "strategy", "mu", "stragglers", "rounds", "seeds", "meanAccuracy", "stdAccuracy", "meanLoss" }));
            Assert.That((string?)rows[2]!["strategy"], Is.EqualTo("FedProx"));
            Assert.That((double?)rows[2]!["mu"], Is.EqualTo(2));
            Assert.That((double?)rows[2]!["stragglers"], Is.EqualTo(0));
            Assert.That((int?)rows[2]!["rounds"], Is.EqualTo(1));
            Assert.That((int?)rows[2]!["seeds"], Is.EqualTo(2));
            Assert.That((double?)rows[2]!["meanAccuracy"], Is.EqualTo(0.7).Within(1e-12));
            Assert.That((double?)rows[2]!["stdAccuracy"], Is.EqualTo(Math.Sqrt(0.02)).Within(1e-12), "of 0.6 and 0.8");
            Assert.That((double?)rows[2]!["meanLoss"], Is.EqualTo(1.5).Within(1e-12));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Write_SvgFile_PanelForEachMeasureAndPartOfStragglers(CancellationToken token)
    {
        await WriteAsync(TextWriter.Null, token);

        var texts = XDocument.Parse(await File.ReadAllTextAsync(Folder.PathOf("new/curves.svg"), token)).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToArray();
        Assert.Multiple(() =>
        {
            foreach (var panel in new[] { "0% stragglers", "50% stragglers", "90% stragglers" })
            {
                Assert.That(texts.Count(text => text == panel), Is.EqualTo(2));
            }

            Assert.That(texts, Does.Contain("FedAvg, drops stragglers").And.Contain("FedProx, µ = 0").And.Contain("FedProx, µ = 2"));
            Assert.That(texts[0], Does.Contain("pictures").And.Contain("2 seeds"));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Write_Table_MeansSpreadsDataAndFiles(CancellationToken token)
    {
        await using var output = new StringWriter();

        await WriteAsync(output, token);

        Assert.That(
            output.ToString(),
            Does.Contain("2 seeds, pictures").And.Contain("70.0% ± 14.1%").And.Contain("18 runs of 1 rounds took 1:05 minutes")
                .And.Contain(Folder.PathOf("new/curves.svg")).And.Contain(Folder.PathOf("new/rows.json")));
    }

    private async Task WriteAsync(TextWriter output, CancellationToken token)
    {
        RunMeasures[] runs = [new([0.1, 0.6], [2.3, 1]), new([0.1, 0.8], [2.3, 2])];
        var result = new ExperimentResult(
            [.. Configuration.All.Select(configuration => new Outcome(configuration, runs))], TimeSpan.FromSeconds(65));
        await new Report(SmallSetting.Console(output), s_settings, "pictures").WriteAsync(
            result, Folder.PathOf("new/rows.json"), Folder.PathOf("new/curves.svg"), token);
    }
}
