namespace Federation.Data.Tests.Partitioning;

internal sealed class SummaryTableTests
{
    [Test]
    public void ToTable_FewClients_ARowForEach()
    {
        var partition = Partitioner.ByColumn(["north", "north", "south", "north"]);
        var table = partition.Summarize([0, 1, 1, 0], 2, ["cat", "dog"]).ToTable();

        Assert.That(table, Is.EqualTo(
            """
            4 examples, 2 clients, 2 labels

            client  examples  labels  cat  dog
            ----------------------------------
            north          3       2    2    1
            south          1       1    0    1
            ----------------------------------
            all            4       2    2    2

            over clients  min  5%  25%  median  75%  95%  max  mean  deviation
            ------------------------------------------------------------------
            examples        1   1    1       1    3    3    3   2.0        1.0
            labels          1   1    1       1    2    2    2   1.5        0.5

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void ToTable_ManyClients_TheFirstAndQuantiles()
    {
        var labels = SampleLabels.Of(SampleLabels.MnistCounts);
        var lines = Partitioner.PowerLaw(labels, 1_000, 1).Summarize(labels, 10).ToString().Split('\n');

        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Length.LessThan(25));
            Assert.That(lines[0], Is.EqualTo("60,000 examples, 1,000 clients, 10 labels"));
            Assert.That(lines, Has.One.StartsWith("990 more"));
            Assert.That(lines, Has.One.Matches<string>(line => line.StartsWith("all ", StringComparison.Ordinal) && line.Contains("60,000")));
            Assert.That(lines.Last(line => line.StartsWith("labels", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Is.EqualTo(new[] { "labels", "2", "2", "2", "2", "2", "2", "2", "2.0", "0.0" }));
        });
    }

    // Numbers of all widths: each line of a part is as long as its rule, because the last column is set right.
    [TestCase(10, 3)]
    [TestCase(100, 10)]
    public void ToTable_Any_Aligned(int clients, int classCount)
    {
        var labels = SampleLabels.Even(classCount, 5_000);
        var parts = Partitioner.RandomSizes(labels.Length, clients, 0, 1).Summarize(labels, classCount).ToTable().TrimEnd('\n').Split("\n\n")[1..];

        Assert.That(parts, Has.Length.EqualTo(2));
        foreach (var part in parts)
        {
            Assert.That(part.Split('\n').Select(line => line.Length).Distinct().Count(), Is.EqualTo(1), part);
        }
    }

    [Test]
    public void ToTable_ManyClasses_MostFrequentLabelsInsteadOfColumns()
    {
        byte[] labels = [.. Enumerable.Range(0, 100).Select(i => (byte)i), 7, 7, 9];
        var lines = Partitioner.Explicit([[.. Enumerable.Range(0, 103)], []], 103).Summarize(labels, 100).ToTable().Split('\n');

        Assert.That(lines[4], Does.EndWith("7: 3, 9: 2, 0: 1"));
        Assert.That(lines[5].TrimEnd(), Is.EqualTo(lines[5]), "no blanks at the end");
        Assert.That(lines, Has.All.Length.LessThan(100));
    }

    [Test]
    public void ToTable_NamesLongOrOfTwoLines_OneShortLine()
    {
        var lines = Partitioner.ByColumn(["a\nb", new string('x', 100)]).Summarize([0, 0], 1).ToTable().Split('\n');

        Assert.That(lines[4], Does.StartWith("a?b "));
        Assert.That(lines[5], Does.StartWith(new string('x', 21) + "... "));
    }

    [Test]
    public void ToTable_NotAllGivenOut_SaysOfHowMany() =>
        Assert.That(Partitioner.EqualSizes(2_000, 2, 600, 1).Summarize(new byte[2_000], 1).ToTable(), Does.StartWith("1,200 examples (of 2,000), 2 clients"));

    [Test]
    public void ToTable_OneOfEach_SingularAndNoSpread()
    {
        var table = Partitioner.Iid(1, 1, 1).Summarize([0], 1).ToTable();

        Assert.That(table, Does.StartWith("1 example, 1 client, 1 label\n").And.Not.Contain("over clients"));
    }

    [Test]
    public void ToTable_OtherCulture_SameText()
    {
        var summary = Partitioner.RandomSizes(20_000, 3, 1, 1).Summarize(new byte[20_000], 1);
        var expected = summary.ToTable();
        using var _ = new CommaCulture();

        Assert.That(summary.ToTable(), Is.EqualTo(expected).And.Contain("20,000"));
    }
}
