using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>The virtual clients as the coordinator sees them, and the time that passes while they work.</summary>
internal sealed class Population(
    Agenda agenda, SimulatedTime time, FaultScript script, TimeSpan reconnectWindow, RunWatch watch, IRunObserver observer) : IParticipants
{
    private readonly Calendar _calendar = new();
    private IReadOnlyList<Participant> _participants = [];
    private Attendance? _attendance;
    private Waiting? _waiting;
    private Happening? _givesUp;

    public IReadOnlyList<IParticipant> Available => _attendance?.There ?? _participants;

    /// <summary>Lets clients in. Until then there are none.</summary>
    /// <param name="participants">The clients, ordered by id.</param>
    /// <exception cref="ArgumentException">The faults name clients that there are not.</exception>
    public void Admit(IReadOnlyList<Participant> participants)
    {
        _participants = participants;
        if (script.IsEmpty)
        {
            return;
        }

        if (string.Join(" ", script.FindFaults(participants)) is { Length: > 0 } faults)
        {
            throw new ArgumentException(faults);
        }

        _attendance = new Attendance(participants, script, watch, _calendar, time, observer) { Lost = Lose };
        _attendance.CatchUp();
    }

    public Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(count, counts, limit, cancellationToken);
        if (!waiting.TryEnd(Available))
        {
            (_waiting, _givesUp) = (waiting, _calendar.Add(time.Elapsed + limit, () => waiting.GiveUp(Available)));
        }

        return waiting.Over;
    }

    public Task<InstructionOutcome> AskAsync(
        Participant participant, InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken)
    {
        var job = Foresee(participant, request, limit, progressed);
        agenda.Add(job);
        var registration = cancellationToken.UnsafeRegister(_ => TakeBack(job), null);
        return AnswerAsync(job, registration);
    }

    public async ValueTask<bool> PassTimeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _attendance?.CatchUp();
        var isAsked = agenda.TryPeek(out var job);

        // Who leaves at the moment of their answer has left before it.
        if (_calendar.TryTake(job?.Due, out var happening))
        {
            time.AdvanceTo(happening.Due);
            do
            {
                happening.Happen();
            }
            while (_calendar.TryTake(time.Elapsed, out happening));

            EndWait();
            return true;
        }

        if (!isAsked)
        {
            return false;
        }

        var outcome = await job!.Work.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Unless it was taken back meanwhile.
        if (agenda.Remove(job))
        {
            time.AdvanceTo(job.Due);
            Forget(job);
            job.HandOver(outcome);
        }

        return true;
    }

    private static async Task<InstructionOutcome> AnswerAsync(Job job, CancellationTokenRegistration registration)
    {
        await using var _ = registration.ConfigureAwait(false);
        return await job.Answer.ConfigureAwait(false);
    }

    private Job Foresee(Participant participant, InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed)
    {
        RoundPhase? phase = request switch
        {
            InstructionRequest.Fit => RoundPhase.Fit,
            InstructionRequest.Evaluate => watch.Phase == RoundPhase.Probe ? RoundPhase.Probe : RoundPhase.Evaluate,
            _ => null,
        };
        if (_attendance is null || phase is null || participant.Whereabouts is not { } whereabouts)
        {
            return new Job(participant, request, progressed) { Due = time.Elapsed };
        }

        var now = time.Elapsed;
        var conduct = script.ConductOf(participant, request.Round, phase.Value, now);
        var forecast = Forecast.Of(
            conduct, _attendance.ScheduleOf(participant), now, limit, reconnectWindow, Attendance.AbsenceOf(whereabouts, now));
        var job = new Job(participant, request, progressed)
        {
            Due = forecast.At,
            NeedsWork = forecast.Failure is null,
            Tampering = conduct.Tampering,
        };
        if (forecast.Failure is { } failure)
        {
            job.CompleteWork(failure);
        }

        foreach (var absence in forecast.Absences)
        {
            _calendar.Add(absence.From, () => Leave(job, absence));
        }

        whereabouts.Asked = job;
        return job;
    }

    private void Leave(Job job, Absence absence)
    {
        // What is over is not disturbed any more.
        if (job.IsOpen)
        {
            _attendance!.Leave(job.Participant, absence);
        }
    }

    private void Lose(Job job, string reason) => BreakOff(job, new InstructionOutcome.Failed(FailureKind.Disconnected, reason));

    private void TakeBack(Job job) => BreakOff(job, new InstructionOutcome.TakenBack());

    private void BreakOff(Job job, InstructionOutcome outcome)
    {
        if (agenda.Remove(job))
        {
            Forget(job);
            job.BreakOff(outcome);
        }
    }

    private void EndWait()
    {
        if (_waiting?.TryEnd(Available) == true)
        {
            _givesUp!.Cancel();
            _waiting = null;
        }
    }

    private static void Forget(Job job)
    {
        // Or its update would stay in memory.
        if (job.Participant.Whereabouts is { } whereabouts && whereabouts.Asked == job)
        {
            whereabouts.Asked = null;
        }
    }
}
