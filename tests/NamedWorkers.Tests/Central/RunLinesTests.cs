using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using NamedWorkers.Central;

namespace NamedWorkers.Tests.Central;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RunLinesTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Test]
    public void Waiting_SaysWhoIsMissingAndWhoIsHere_OnceForEachChange()
    {
        var lines = Make();

        lines.WaitingForClients(0, 3);
        lines.WaitingForClients(0, 3);
        lines.ClientJoined(Worker("bob"));
        lines.ClientJoined(Worker("alice"));
        lines.ClientLeft(Worker("bob"), "the connection was lost");

        Assert.That(Said(), Is.EqualTo(new[]
        {
            "Waiting for alice, bob, charlie; nobody is here.",
            "bob is here, with 1,234 images.",
            "Waiting for alice, charlie; bob is here.",
            "alice is here, with 1,234 images.",
            "Waiting for charlie; alice, bob are here.",
            "bob is gone: the connection was lost.",
            "Waiting for bob, charlie; alice is here.",
        }));
    }

    [Test]
    public void Remind_SaysItAgainWhileItWaits_AndNotWhenItDoesNot()
    {
        var lines = Make();
        lines.Remind();
        lines.WaitingForClients(0, 3);
        lines.Remind();
        lines.PhaseStarted(1, RoundPhase.Fit, []);
        lines.Remind();

        Assert.That(Said(), Is.EqualTo(Enumerable.Repeat("Waiting for alice, bob, charlie; nobody is here.", 2)));
    }

    [Test]
    public void RunEnded_SomebodyMissing_KnowsWho()
    {
        var lines = Make();
        lines.ClientJoined(Worker("alice"));
        lines.ClientJoined(Worker("bob"));

        lines.RunEnded(null, new TimeoutException());
        lines.ClientLeft(Worker("alice"), "the run ended early");

        Assert.That(lines.MissingAtTheEnd, Is.EqualTo("charlie did not come; alice, bob are here."));
        Assert.That(Said(), Has.None.Contains("gone"));
    }

    private static ClientInfo Worker(string name) => new(name, new ScalarMap((ClientPropertyKeys.ExampleCount, 1234)));

    private RunLines Make() => new(_output, new Roster(["alice", "bob", "charlie"]), new EpochSchedule(1, 1, 1));

    private string[] Said() => _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
