using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Krum, Multi-Krum and Bulyan: how many updates they need, ties, and their settings.</summary>
[TestFixture]
public sealed class KrumTests
{
    private static readonly TensorList Model = Updates.Model(0, 0);

    [Test]
    public void Complete_TooFew_SaysWhatToChange()
    {
        Assert.Multiple(() =>
        {
            Check(new Krum(new KrumOptions { ByzantineClients = 2 }), 6, 7, "Krum needs 2 f + 3");
            Check(new MultiKrum(new MultiKrumOptions { ByzantineClients = 2 }), 6, 7, "Multi-Krum needs 2 f + 3");
            Check(new MultiKrum(new MultiKrumOptions { ByzantineClients = 1, SelectedClients = 6 }), 5, 6, "SelectedClients is 6");
            Check(new Bulyan(new BulyanOptions { ByzantineClients = 2 }), 10, 11, "Bulyan needs 4 f + 3");
        });

        static void Check(FedAvg strategy, int clients, int required, string remedy)
        {
            var outcome = Complete(strategy, clients);
            Assert.That(outcome, Is.InstanceOf<AggregationOutcome.TooFew>());
            var tooFew = (AggregationOutcome.TooFew)outcome;
            Assert.That((tooFew.Accepted, tooFew.Required), Is.EqualTo((clients, required)));
            Assert.That(tooFew.Remedy, Does.StartWith(remedy).And.Contain("ask more clients"));
            Assert.That(Complete(strategy, required), Is.InstanceOf<AggregationOutcome.Aggregated>());
        }
    }

    [Test]
    public void Complete_EqualScores_TheFirstClientIdWins()
    {
        // A square with its centre left out: every corner has the same distances to its neighbours.
        (string Client, float X, float Y)[] corners = [("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)];
        var aggregation = new Krum(new KrumOptions { ByzantineClients = 0 }).Aggregator.Begin(new AggregationContext(1, Model));
        foreach (var (client, x, y) in corners)
        {
            aggregation.Add(Updates.Of(client, Model, Updates.Model(x, y)));
        }

        var model = ((AggregationOutcome.Aggregated)aggregation.Complete()).Model;

        Assert.That(model[0].AsSpan<float>().ToArray(), Is.EqualTo(new float[] { 0, 0 }), "a's");
    }

    [Test]
    public void Constructor_SettingsOutOfRange_AllAreNamed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new Krum(new KrumOptions { ByzantineClients = -1, FractionFit = 2 }),
                Throws.ArgumentException.With.Message.Contains("ByzantineClients is -1; it must be from 0").And.Message.Contains("FractionFit is 2"));
            Assert.That(
                () => new MultiKrum(new MultiKrumOptions { ByzantineClients = -1, SelectedClients = 0 }),
                Throws.ArgumentException.With.Message.Contains("ByzantineClients is -1")
                    .And.Message.Contains("SelectedClients is 0; it must be at least 1"));
            Assert.That(
                () => new Bulyan(new BulyanOptions { ByzantineClients = int.MaxValue }),
                Throws.ArgumentException.With.Message.Contains("BulyanOptions").And.Message.Contains("ByzantineClients is 2147483647"));
        });
    }

    private static AggregationOutcome Complete(FedAvg strategy, int clients)
    {
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Model));
        for (var i = 0; i < clients; i++)
        {
            aggregation.Add(Updates.Of($"client-{i:00}", Model, Updates.Model(i, 1)));
        }

        return aggregation.Complete();
    }
}
