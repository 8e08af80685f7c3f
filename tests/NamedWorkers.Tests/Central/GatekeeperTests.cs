using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using NamedWorkers.Central;

namespace NamedWorkers.Tests.Central;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class GatekeeperTests
{
    private readonly List<string> _said = [];

    [Test]
    public void Judge_KnownWorkerWithTheRightImages_IsLetIn()
    {
        Assert.That(Make().Judge(Worker("alice")), Is.Null);
        Assert.That(_said, Is.Empty);
    }

    [Test]
    public void Judge_NoImages_SaysWhichWorkerToStart()
    {
        var refusal = Make().Judge(new ClientInfo("alice", ScalarMap.Empty));

        Assert.That(refusal, Is.EqualTo(new ClientRefusal("Worker \"alice\" does not say how many images it has: start the worker of this sample.")));
    }

    [Test]
    public void Judge_AfterTheRun_IsTooLateForThoseItWaitedFor_AndStillUnknownForOthers()
    {
        var gate = Make();
        gate.RunEnded(null, new TimeoutException());

        Assert.That(gate.Judge(Worker("alice")), Is.EqualTo(
            new ClientRefusal("Worker \"alice\" comes too late: the run has ended early, after 0 rounds.") { MayComeLater = true }));
        Assert.That(gate.Judge(Worker("dora")), Has.Property(nameof(ClientRefusal.MayComeLater)).False);
        Assert.That(_said[0], Is.EqualTo("Refused \"alice\": Worker \"alice\" comes too late: the run has ended early, after 0 rounds."));
    }

    private static ClientInfo Worker(string name) => new(name, new ScalarMap((ClientPropertyKeys.ExampleCount, 10), ("dataset", "mnist")));

    private Gatekeeper Make() => new(new Roster(["alice"]), "mnist", new EpochSchedule(1, 1, 1), _said.Add);
}
