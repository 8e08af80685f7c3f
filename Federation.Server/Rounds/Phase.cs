using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>One part of a round: what its clients are asked, and what becomes of their answers.</summary>
internal abstract class Phase(IStrategy strategy, int round, TensorList model)
{
    private readonly SortedDictionary<string, ClientAnswer> _answers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ClientFailure> _failures = new(StringComparer.Ordinal);

    public abstract RoundPhase Kind { get; }

    public int Round => round;

    /// <summary>How many clients were asked.</summary>
    public int Asked { get; set; }

    /// <summary>How many answers are wanted.</summary>
    public int Wanted { get; set; }

    public IReadOnlyList<ClientAnswer> Answers => [.. _answers.Values];

    public IReadOnlyList<ClientFailure> Failures => [.. _failures.Values];

    public RoundStatus Status => new(Asked, _answers.Count, _failures.Count) { Wanted = Wanted };

    protected IStrategy Strategy => strategy;

    public TensorList Model => model;

    /// <summary>What is asked of a client; called for each of the selected ones before any of them is asked.</summary>
    public abstract InstructionRequest MakeRequest(InstructionContext context, ClientInfo client);

    /// <summary>Takes one client's outcome: what is of use becomes an answer, everything else a failure.</summary>
    /// <returns>The answer or the failure; both null if the outcome counts as neither.</returns>
    public (ClientAnswer? Answer, ClientFailure? Failure) Take(ClientInfo client, InstructionOutcome outcome, TimeSpan duration)
    {
        if (outcome is InstructionOutcome.TakenBack)
        {
            return (null, null);
        }

        ClientFailure failure;
        if (outcome is InstructionOutcome.Failed failed)
        {
            failure = new ClientFailure(client.Id, Kind, failed.Kind, failed.Reason);
        }
        else
        {
            var (answer, refusal) = TakeAnswer(client, outcome, duration);
            if (answer is not null)
            {
                _answers.Add(client.Id, answer);
                return (answer, null);
            }

            failure = new ClientFailure(client.Id, Kind, FailureKind.RefusedUpdate, refusal!);
        }

        _failures.Add(client.Id, failure);
        return (null, failure);
    }

    protected abstract (ClientAnswer? Answer, string? Refusal) TakeAnswer(ClientInfo client, InstructionOutcome outcome, TimeSpan duration);
}
