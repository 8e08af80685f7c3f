using NamedWorkers.Central;

namespace NamedWorkers.Tests.Central;

internal sealed class RosterTests
{
    private static readonly Roster s_roster = new(["alice", "bob", "charlie"]);

    [TestCase("alcie", " Did you mean \"alice\"?")]
    [TestCase("Alice", " Did you mean \"alice\"?")]
    [TestCase("charly", " Did you mean \"charlie\"?")]
    [TestCase("bobb", " Did you mean \"bob\"?")]
    [TestCase("dora", "")]
    [TestCase("x", "")]
    public void Unknown_NamesAllAndTheOneThatWasMeant(string name, string guess) => Assert.That(
        s_roster.Unknown(name), Is.EqualTo($"The central process knows no worker \"{name}\"; it waits for alice, bob, charlie.{guess}"));

    [Test]
    public void Missing_IsWhoIsNotHere_InTheirOrder()
    {
        Assert.That(s_roster.Missing(new HashSet<string> { "bob", "dora" }), Is.EqualTo(new[] { "alice", "charlie" }));
        Assert.That(s_roster.Has("bob"), Is.True);
        Assert.That(s_roster.Has("Bob"), Is.False);
    }
}
