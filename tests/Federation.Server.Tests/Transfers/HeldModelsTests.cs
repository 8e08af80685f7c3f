using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server.Tests.Transfers;

internal sealed class HeldModelsTests
{
    [Test]
    public void Announced_BothFit_TheOtherStays()
    {
        var held = Holding(most: 100, model: 60, auxiliary: 40);

        held.Announced(Role.Model, 60);

        Assert.That((held.Holds(Role.Model, 1, 60), held.Holds(Role.Auxiliary, 2, 40)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Announced_BothDoNotFit_TheOtherIsLetGo()
    {
        var held = Holding(most: 100, model: 60, auxiliary: 40);

        held.Announced(Role.Auxiliary, 41);

        Assert.That((held.Holds(Role.Model, 1, 60), held.Holds(Role.Auxiliary, 2, 40)), Is.EqualTo((false, false)));
    }

    [Test]
    public void Announced_MoreThanTheLimitAlone_TheOtherIsLetGo()
    {
        var held = Holding(most: 100, model: 60, auxiliary: 1);

        held.Announced(Role.Model, 101);

        Assert.That(held.Holds(Role.Auxiliary, 2, 1), Is.False);
    }

    [TestCase(null, true)]
    [TestCase(ulong.MaxValue, false)]
    public void Announced_TheOtherWasOnlyClaimed_StaysWhereThereIsNoLimit(ulong? most, bool stays)
    {
        var held = new HeldModels { MaxBytes = most };
        held.Claimed(Role.Auxiliary, 2);

        held.Announced(Role.Model, 1);

        Assert.That(held.Holds(Role.Auxiliary, 2, 1), Is.EqualTo(stays));
    }

    [Test]
    public void Holds_AfterAClaim_KnowsTheSizeAgain()
    {
        var held = new HeldModels { MaxBytes = 100 };
        held.Claimed(Role.Auxiliary, 2);

        Assert.That(held.Holds(Role.Auxiliary, 2, 40));
        held.Announced(Role.Model, 60);

        Assert.That(held.Holds(Role.Auxiliary, 2, 40));
    }

    [Test]
    public void Forget_HoldsNothing()
    {
        var held = Holding(most: 100, model: 1, auxiliary: 1);

        held.Forget();

        Assert.That((held.Holds(Role.Model, 1, 1), held.Holds(Role.Auxiliary, 2, 1)), Is.EqualTo((false, false)));
    }

    private static HeldModels Holding(ulong most, long model, long auxiliary)
    {
        var held = new HeldModels { MaxBytes = most };
        held.Sent(Role.Model, 1, model);
        held.Sent(Role.Auxiliary, 2, auxiliary);
        return held;
    }
}
