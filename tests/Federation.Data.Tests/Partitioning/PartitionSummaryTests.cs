namespace Federation.Data.Tests.Partitioning;

internal sealed class PartitionSummaryTests
{
    private static readonly byte[] Labels = [0, 1, 1, 2, 0, 2];

    [Test]
    public void Summarize_Partition_Counts()
    {
        var summary = Partitioner.Explicit([[0, 1, 2], [3], []], 6).Summarize(Labels, 4);

        Assert.Multiple(() =>
        {
            Assert.That(summary[0].ToArray(), Is.EqualTo(new[] { 1, 2, 0, 0 }));
            Assert.That(summary[1].ToArray(), Is.EqualTo(new[] { 0, 0, 1, 0 }));
            Assert.That(summary[2].ToArray(), Is.All.Zero);
            Assert.That(Enumerable.Range(0, 3).Select(summary.LabelsOf), Is.EqualTo(new[] { 2, 1, 0 }));
            Assert.That(summary.Sizes, Is.EqualTo(new[] { 3, 1, 0 }));
            Assert.That((summary.Count, summary.ClassCount, summary.TotalCount, summary.DatasetCount), Is.EqualTo((3, 4, 4, 6)));
        });
    }

    [Test]
    public void Summarize_WhatDoesNotFit_RefusedWithNumbers()
    {
        var partition = Partitioner.Iid(6, 2, 1);

        Assert.Multiple(() =>
        {
            Assert.That(() => partition.Summarize(new byte[5], 4), Throws.ArgumentException.With.Message.Contains("5 labels were given; the partition is of a data set of 6"));
            Assert.That(() => partition.Summarize(Labels, 2), Throws.ArgumentException.With.Message.Contains("Example 3 has label 2"));
            Assert.That(() => partition.Summarize(Labels, 3, ["a"]), Throws.ArgumentException.With.Message.Contains("1 names were given for 3 classes"));
            Assert.That(() => partition.Summarize(Labels, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => partition.Summarize(Labels, 257), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => partition.Summarize(Labels, 3)[2].Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
