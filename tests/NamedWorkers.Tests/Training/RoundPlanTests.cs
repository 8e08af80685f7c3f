using Federation.Core;
using NamedWorkers.Training;

namespace NamedWorkers.Tests.Training;

internal sealed class RoundPlanTests
{
    private static readonly RoundPlan s_plan = new()
    {
        Epoch = 1,
        FirstBatch = 0,
        Batches = 3,
        BatchSize = 8,
        LearningRate = 0.1,
        Seed = 7,
    };

    [Test]
    public void ImagesOf_RoundsOfAnEpoch_HaveEachImageOnce()
    {
        // 61 images are seven batches of 8 and one of 5: rounds of 3, 3 and 2 batches.
        var rounds = new[] { 0, 3, 6 }.Select(first => (s_plan with { FirstBatch = first }).ImagesOf("alice", 61)).ToList();

        Assert.That(rounds.Select(round => round.Length), Is.EqualTo(new[] { 24, 24, 13 }));
        Assert.That(rounds.SelectMany(round => round), Is.EquivalentTo(Enumerable.Range(0, 61)));
    }

    [Test]
    public void ImagesOf_AnotherEpochSeedOrWorker_AreInAnotherOrder()
    {
        var images = s_plan.ImagesOf("alice", 61);

        Assert.That(s_plan.ImagesOf("alice", 61), Is.EqualTo(images));
        Assert.That((s_plan with { Epoch = 2 }).ImagesOf("alice", 61), Is.Not.EqualTo(images));
        Assert.That((s_plan with { Seed = 8 }).ImagesOf("alice", 61), Is.Not.EqualTo(images));
        Assert.That(s_plan.ImagesOf("bob", 61), Is.Not.EqualTo(images));
    }

    [Test]
    public void FromConfig_OfToConfig_IsThePlan() => Assert.That(RoundPlan.FromConfig(s_plan.ToConfig()), Is.EqualTo(s_plan));

    [Test]
    public void FromConfig_OfAnotherServer_NamesWhatIsMissing() => Assert.That(
        () => RoundPlan.FromConfig(new ScalarMap((FitConfigKeys.Epochs, 1))), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("epoch"));
}
