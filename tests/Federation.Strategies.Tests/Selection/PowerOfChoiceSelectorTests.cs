using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class PowerOfChoiceSelectorTests
{
    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_AllAreCandidates_ThoseWithTheLargestLosses(CancellationToken cancellationToken)
    {
        var selector = Selector(3, 10);
        var losses = Enumerable.Range(0, 10).ToDictionary(i => $"client-{i}", i => (double)(i * 7 % 10), StringComparer.Ordinal);

        var selection = await selector.SelectAsync(Context(10, 1, losses), cancellationToken);

        // 7 · 7 = 49, 7 · 4 = 28, 7 · 1 = 7.
        Assert.That(selection.Clients.Select(client => client.Id), Is.EqualTo(["client-1", "client-4", "client-7"]));
        Assert.That(selection.Wanted, Is.EqualTo(3));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_FewerCandidates_OnlyTheyAreAsked(CancellationToken cancellationToken)
    {
        var asked = new List<string>();
        var context = Context(50, 2, null, asked);

        var selection = await Selector(2, 6).SelectAsync(context, cancellationToken);

        Assert.That(asked, Has.Count.EqualTo(6).And.Unique);
        Assert.That(selection.Clients.Select(client => client.Id), Is.SubsetOf(asked));
        Assert.That(selection.Clients, Has.Count.EqualTo(2));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_SomeDoNotAnswer_ChosenAmongTheOthers(CancellationToken cancellationToken)
    {
        var losses = new Dictionary<string, double>(StringComparer.Ordinal) { ["client-2"] = 1, ["client-5"] = 2 };

        var selection = await Selector(3, 8).SelectAsync(Context(8, 3, losses), cancellationToken);

        Assert.That(selection.Clients.Select(client => client.Id), Is.EqualTo(["client-2", "client-5"]));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_EqualLosses_TheFirstIds(CancellationToken cancellationToken)
    {
        var selection = await Selector(2, 5).SelectAsync(Context(5, 3, null), cancellationToken);

        Assert.That(selection.Clients.Select(client => client.Id), Is.EqualTo(["client-0", "client-1"]));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_ExampleCountsKnown_CandidatesInProportion(CancellationToken cancellationToken)
    {
        // One client has as many examples as the other nine together: it is the one candidate about half the time.
        var clients = Enumerable.Range(0, 10)
            .Select(i => new ClientInfo($"client-{i}", new ScalarMap((ClientPropertyKeys.ExampleCount, i == 0 ? 900 : 100))))
            .ToList();
        var random = new Random(5);
        var count = 0;
        for (var i = 0; i < 2000; i++)
        {
            var context = new SelectionContext(1, clients, random) { Probe = Answer(null, null) };
            var selection = await Selector(1, 1).SelectAsync(context, cancellationToken);
            count += selection.Clients[0].Id == "client-0" ? 1 : 0;
        }

        Assert.That(count, Is.InRange(900, 1100));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task SelectAsync_OneCountIsNotANumber_AllTheSameChance(CancellationToken cancellationToken)
    {
        var clients = Enumerable.Range(0, 2)
            .Select(i => new ClientInfo($"client-{i}", new ScalarMap((ClientPropertyKeys.ExampleCount, i == 0 ? "many" : 100_000))))
            .ToList();
        var random = new Random(5);
        var count = 0;
        for (var i = 0; i < 400; i++)
        {
            var selection = await Selector(1, 1).SelectAsync(
                new SelectionContext(1, clients, random) { Probe = Answer(null, null) }, cancellationToken);
            count += selection.Clients[0].Id == "client-0" ? 1 : 0;
        }

        Assert.That(count, Is.InRange(150, 250));
    }

    [Test]
    public void Constructor_ManyFaults_AllNamed() =>
        Assert.That(
            () => new PowerOfChoiceSelector(new PowerOfChoiceOptions { Clients = 0, Candidates = -1, MinAvailableClients = 0 }),
            Throws.ArgumentException.With.Message.Contains("Clients is 0; it must be at least 1.")
                .And.Message.Contains("Candidates is -1; it must be at least 1.")
                .And.Message.Contains("MinAvailableClients is 0; it must be at least 1."));

    [Test]
    public void Constructor_FewerCandidatesThanClients_Refused() =>
        Assert.That(() => Selector(4, 3), Throws.ArgumentException.With.Message.Contains("Candidates is 3; it must be at least 4."));

    private static PowerOfChoiceSelector Selector(int clients, int candidates) =>
        new(new PowerOfChoiceOptions { Clients = clients, Candidates = candidates });

    private static SelectionContext Context(int clients, int seed, Dictionary<string, double>? losses, List<string>? asked = null) =>
        new(1, [.. Enumerable.Range(0, clients).Select(i => Updates.Client($"client-{i}"))], new Random(seed)) { Probe = Answer(losses, asked) };

    // Answers with the given losses, or all with the same.
    private static ClientProbe Answer(Dictionary<string, double>? losses, List<string>? asked) => (clients, _) =>
    {
        asked?.AddRange(clients.Select(client => client.Id));
        return new(clients
            .Where(client => losses?.ContainsKey(client.Id) ?? true)
            .ToDictionary(client => client.Id, client => new EvaluateResult(losses?[client.Id] ?? 1, 1), StringComparer.Ordinal));
    };
}
