using Federation.Server;
using Federation.Simulation.Tests.Support;

namespace Federation.Simulation.Tests.Faults;

/// <summary>Faults that a user writes.</summary>
[CancelAfter(30_000)]
internal sealed class OwnFaultTests
{
    [Test]
    public async Task Apply_Overridden_AsTheFaultSays(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.Delay(TimeSpan.FromSeconds(20)), new OldBattery()) { Clients = 60, Rounds = 5 }.RunAsync(cancellationToken);

        var failures = history.Rounds.SelectMany(round => round.Failures).ToList();
        Assert.That(failures, Has.Count.InRange(15, 50));
        Assert.That(failures.Select(failure => failure.Reason), Is.All.EqualTo("the battery is empty"));
        Assert.That(history.Rounds.SelectMany(round => round.Fits).Select(fit => fit.ExampleCount), Is.All.EqualTo(7));
    }

    [Test]
    public async Task Context_SaysWhoAndWhen(CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        var fault = Fault.Delay(TimeSpan.FromSeconds(2)).When(context =>
        {
            lock (seen)
            {
                seen.Add($"{context.ClientNumber} {context.Client.Id} {context.Round} {context.Phase?.ToString() ?? "there"} {context.Time.TotalSeconds}");
            }

            return true;
        });
        await new Runs(fault) { Clients = 2, Rounds = 2 }.RunAsync(cancellationToken);

        Assert.That(seen.Distinct(), Is.SupersetOf([
            "0 client-0 1 there 0", "1 client-1 1 there 0", "0 client-0 1 Fit 0", "1 client-1 1 Fit 0",
            "0 client-0 2 there 2", "1 client-1 2 there 2", "0 client-0 2 Fit 2", "1 client-1 2 Fit 2",
        ]));
    }

    [Test]
    public async Task ClientRandom_InAllRounds_TheSame(CancellationToken cancellationToken)
    {
        var fault = Fault.Delay(context => TimeSpan.FromSeconds(context.ClientRandom.NextDouble()));
        var history = await new Runs(fault) { Clients = 10, Rounds = 3 }.RunAsync(cancellationToken);

        var durations = history.Rounds.Select(round => round.Fits.Select(fit => fit.Duration).ToList()).ToList();
        Assert.That(durations[0], Is.Unique);
        Assert.That(durations, Is.All.EqualTo(durations[0]));
    }

    [Test]
    public void Apply_Throws_RunEndsAndNamesTheFaultAndTheClient(CancellationToken cancellationToken)
    {
        var run = new Runs(Fault.Delay(context => context.Round < 3 ? TimeSpan.Zero : TimeSpan.FromSeconds(-1)).ForClients(1)) { Rounds = 5 };

        Assert.That(
            async () => await run.RunAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.Contain("Fault 0 of the simulation").And.Message.Contain("client-1")
                .And.Message.Contain("round 3").And.Message.Contain("delay must be from zero to 10000 days"));
    }

    [Test]
    public void FindPresence_AskedAgainInThePast_RunEndsAndSaysSo(CancellationToken cancellationToken)
    {
        Assert.That(
            async () => await new Runs(new Backwards()).RunAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.Contain("Backwards").And.Message.Contain("it is 00:00:00 already"));
    }

    [Test]
    public void Tampering_Throws_RunEndsAndNamesTheClient(CancellationToken cancellationToken)
    {
        Assert.That(
            async () => await new Runs(new Clumsy()).RunAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.Contain("The update of client \"client-0\" in round 1 cannot be tampered with: oh no"));
    }

    private sealed class OldBattery : ClientFault
    {
        public override ClientConduct Apply(ClientConduct conduct, FaultContext context) => context.Random.NextDouble() >= 0.1
            ? conduct.Tampered((result, _) => result with { ExampleCount = 7 })
            : conduct with { Departure = new Departure(conduct.Duration / 2) { Reason = "the battery is empty" } };
    }

    private sealed class Backwards : ClientFault
    {
        public override ClientPresence FindPresence(FaultContext context) => ClientPresence.There(context.Time);
    }

    private sealed class Clumsy : ClientFault
    {
        public override ClientConduct Apply(ClientConduct conduct, FaultContext context) =>
            conduct.Tampered((_, _) => throw new InvalidDataException("oh no"));
    }
}
