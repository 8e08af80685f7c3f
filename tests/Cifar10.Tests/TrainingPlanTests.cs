using CifarSample;
using CifarSample.Model;
using Federation.Core;

namespace Cifar10.Tests;

internal sealed class TrainingPlanTests
{
    private static readonly TrainingPlan Plan = new RunSettings { Clients = 7, ClientImages = 100, Seed = 5, LearningRate = 0.01 }.PlanFor("generated");

    [Test]
    public void FromConfig_OwnConfig_SamePlan() => Assert.That(TrainingPlan.FromConfig(Plan.ToConfig()), Is.EqualTo(Plan));

    [Test]
    public void FromConfig_OtherServer_MissingEntryNamed() =>
        Assert.That(() => TrainingPlan.FromConfig(new ScalarMap(("epochs", 1))), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("dataset"));

    [Test]
    public void Default_IssueSettings_TenTimes4500And500()
    {
        var plan = new RunSettings().PlanFor("cifar10");

        Assert.Multiple(() =>
        {
            Assert.That(plan.ClientImages, Is.EqualTo(5_000));
            Assert.That(plan.ValidationImages, Is.EqualTo(500));
            Assert.That(plan.ImagesOf(1), Is.EqualTo(0..5_000));
            Assert.That(plan.ImagesOf(10), Is.EqualTo(45_000..50_000));
            Assert.That((plan.BatchSize, plan.Epochs, plan.LearningRate, plan.Optimizer), Is.EqualTo((32, 1, 0.001, "adam")));
        });
    }

    [Test]
    public void PlanFor_Optimizer_HasTheLearningRateThatSuitsIt()
    {
        var sgd = new RunSettings { Optimizer = "sgd" }.PlanFor("cifar10");
        var own = new RunSettings { Optimizer = "sgd", LearningRate = 0.2 }.PlanFor("cifar10");

        Assert.That((sgd.Optimizer, sgd.LearningRate), Is.EqualTo(("sgd", 0.1)));
        Assert.That((own.Optimizer, own.LearningRate), Is.EqualTo(("sgd", 0.2)));
    }
}
