using Federation.Server;
using Federation.Simulation.Internal;

namespace Federation.Simulation.Tests.Faults;

/// <summary>How an instruction ends where several things come together; times are in seconds.</summary>
internal sealed class ForecastTests
{
    private static readonly PresenceSchedule s_always = new(_ => ClientPresence.There());

    [Test]
    public void Outage_RunsIntoAnAbsence_OneAbsenceWithinTheWindow()
    {
        var forecast = Of(Working(20) with { Outage = Lost(5, 7) }, AwayFrom(10, 18), window: 13);

        Assert.That(forecast.Failure, Is.Null);
        Assert.That(forecast.At, Is.EqualTo(S(20)));
        Assert.That(forecast.Absences, Is.EqualTo([new Absence(S(5), S(12), "the connection was lost")]));
    }

    [Test]
    public void Outage_RunsIntoAnAbsence_LostWhereBothAreLongerThanTheWindow()
    {
        var forecast = Of(Working(20) with { Outage = Lost(5, 7) }, AwayFrom(10, 18), window: 10);

        Assert.That(forecast.At, Is.EqualTo(S(15)));
        Assert.That(forecast.Failure?.Reason, Is.EqualTo("the connection was lost, and the client did not come back within 10 s"));
    }

    [Test]
    public void Absence_BackLaterThanTheAnswer_AnswerComesThen()
    {
        Assert.That(Of(Working(12), AwayFrom(10, 18), window: 15).At, Is.EqualTo(S(18)));
        Assert.That(Of(Working(9), AwayFrom(10, 18), window: 15).At, Is.EqualTo(S(9)));
    }

    [Test]
    public void Window_OfZero_FailsAtOnceWithTheBareReason()
    {
        var forecast = Of(Working(12), AwayFrom(10, 18), window: 0);

        Assert.That(forecast.At, Is.EqualTo(S(10)));
        Assert.That(forecast.Failure, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Disconnected, "the connection was lost")));
    }

    [Test]
    public void Departure_DuringAnOutage_HappensWhenTheClientIsBack()
    {
        var conduct = Working(20) with { Outage = Lost(5, 7), Departure = new Departure(S(8)) { Reason = "gone", AwayFor = null } };
        var forecast = Of(conduct, s_always, window: 15);

        Assert.That(forecast.At, Is.EqualTo(S(12)));
        Assert.That(forecast.Failure, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Disconnected, "gone")));
        Assert.That(forecast.Absences, Is.EqualTo([new Absence(S(5), S(12), "the connection was lost"), new Absence(S(12), null, "gone")]));
    }

    [Test]
    public void Late_WhatWouldHappenLaterDoesNot()
    {
        var conduct = Working(100) with { Outage = Lost(40, 7), Departure = new Departure(S(50)) };
        var forecast = Of(conduct, s_always, window: 15, limit: 30);

        Assert.That(forecast.At, Is.EqualTo(S(30)));
        Assert.That(forecast.Failure, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Late, "no answer within 30 s")));
        Assert.That(forecast.Absences, Is.Empty);
    }

    [Test]
    public void Asked_WhileAway_AnswersWhenItIsBackIfItHasNotLeftForGood()
    {
        Assert.That(Of(Working(0), s_always, 15, now: 4, present: new Absence(S(0), S(8), "away")).At, Is.EqualTo(S(8)));

        var gone = Of(Working(0), s_always, 15, now: 20, present: new Absence(S(0), null, "away"));
        Assert.That(gone.At, Is.EqualTo(S(20)));
        Assert.That(gone.Failure, Is.EqualTo(new InstructionOutcome.Failed(FailureKind.Disconnected, "the client has left")));
    }

    private static Forecast Of(
        ClientConduct conduct, PresenceSchedule schedule, double window, double now = 0, double? limit = null, Absence? present = null) =>
        Forecast.Of(conduct, schedule, S(now), limit is { } seconds ? S(seconds) : null, S(window), present);

    private static ClientConduct Working(double seconds) => ClientConduct.Plain with { Duration = S(seconds) };

    private static Outage Lost(double after, double length) => new(S(after), S(length));

    private static PresenceSchedule AwayFrom(double from, double to) => new(moment =>
        moment < S(from) ? ClientPresence.There(S(from)) : moment < S(to) ? ClientPresence.Away(S(to)) : ClientPresence.There());

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
}
