using Federation.Core;
using TwoDevices.Reporting;
using TwoDevices.Running;
using static TorchSharp.torch;

namespace TwoDevices.Tests;

internal sealed class ScoreTests
{
    [Test]
    public void Metrics_SomeRight_PartOfEachClass()
    {
        // Of the first class 15 are right, of the second 4: the others are taken for the opposite.
        long[] target = [.. Enumerable.Repeat(0L, 20), .. Enumerable.Repeat(1L, 20)];
        float[] output = [.. Enumerable.Range(0, 40).SelectMany(i => i is < 15 or >= 24 ? new[] { 1f, 0f } : [0f, 1f])];
        using var scope = NewDisposeScope();

        var metrics = Score.Metrics(tensor(output, 40, 2), tensor(target));

        var score = Score.Of(new EvaluateResult(0, 40, metrics));
        Assert.That(score, Is.EqualTo(new Score(15, 4)));
        Assert.That(score.Accuracy, Is.EqualTo(19 / 40.0).Within(1e-12));
        Assert.That(metrics["accuracy"].AsDouble(), Is.EqualTo(score.Accuracy).Within(1e-12));
    }

    [Test]
    public void Spread_ThreeValues_MeanAndDeviationOfASample()
    {
        var spread = Spread.Of([1, 2, 6]);

        Assert.That((spread.Mean, spread.Least, spread.Most), Is.EqualTo((3.0, 1.0, 6.0)));
        Assert.That(spread.Deviation, Is.EqualTo(Math.Sqrt(7)).Within(1e-12)); // (4 + 1 + 9) / 2
    }

    [Test]
    public void Verdict_OneOfEach_CountsThem()
    {
        IReadOnlyList<TrialResult> results = [Result(14, 12, 16), Result(14, 12, 14), Result(14, 12, 13), Result(10, 10, 18)];

        Assert.That(SeedsTable.Verdict(results), Does.Contain("in 2 of 4 runs, as good in 1 and worse in 1."));
    }

    private static TrialResult Result(int first, int second, int merged) =>
        new(
        1,
        new Score(10, 10),
        [new RoundScores([new Score(first, 10), new Score(10, second)], new Score(merged, 10))],
        new TensorList());
}
