using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>One part of a round: what its clients are asked, and what becomes of their answers.</summary>
internal abstract class Phase(IStrategy strategy, int round, TensorList model)
{
    private readonly SortedDictionary<string, ClientAnswer> _answers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ClientFailure> _failures = new(StringComparer.Ordinal);
    private int _asked;
    private int _wanted;

    public abstract RoundPhase Kind { get; }

    public int Round => round;

    /// <summary>The global model as it is now.</summary>
    public TensorList Model => model;

    public IReadOnlyList<ClientAnswer> Answers => [.. _answers.Values];

    public IReadOnlyList<ClientFailure> Failures => [.. _failures.Values];

    public RoundStatus Status => new(_asked, _answers.Count, _failures.Count) { Wanted = _wanted };

    protected IStrategy Strategy => strategy;

    /// <summary>Begins, once it is known who takes part and before any of them is told anything.</summary>
    /// <param name="asked">Whose answers may come, ordered by id.</param>
    /// <param name="wanted">How many answers are wanted.</param>
    /// <param name="connected">How many clients are connected.</param>
    public virtual void Begin(IReadOnlyList<ClientInfo> asked, int wanted, int connected) => (_asked, _wanted) = (asked.Count, wanted);

    /// <summary>Lets more clients take part, before any of them is told anything.</summary>
    public void Add(IReadOnlyList<ClientInfo> clients) => _asked += clients.Count;

    /// <summary>Whether anybody has answered or failed.</summary>
    public bool IsUnderWay => _answers.Count + _failures.Count > 0;

    /// <summary>Whether a client has answered or failed.</summary>
    public bool IsOverFor(string clientId) => _answers.ContainsKey(clientId) || _failures.ContainsKey(clientId);

    /// <summary>What is asked of a client; called for each of the chosen ones before any of them is asked.</summary>
    public Inquiry MakeInquiry(InstructionContext context, IParticipant participant)
    {
        var instruction = Instruct(context, participant.Info)
            ?? throw new InvalidOperationException($"The strategy has no instruction for client \"{participant.Info.Id}\" in {Kind} of round {round}.");
        return new Inquiry(participant, Kind, round, instruction, MakeRequest(instruction));
    }

    /// <summary>Takes outcomes that have come at the same time: what is of use becomes an answer, everything else a failure.</summary>
    /// <returns>What came of them; nothing of those that were taken back.</returns>
    public IReadOnlyList<Contribution> Take(IReadOnlyList<Reply> replies)
    {
        var contributions = new List<Contribution>(replies.Count);
        var answers = new List<Reply>(replies.Count);
        foreach (var reply in replies)
        {
            switch (reply.Outcome)
            {
                case InstructionOutcome.TakenBack:
                    break;
                case InstructionOutcome.Failed failed:
                    contributions.Add(Fail(reply, failed.Kind, failed.Reason));
                    break;
                default:
                    answers.Add(reply);
                    break;
            }
        }

        contributions.AddRange(TakeAnswers(answers));
        return contributions;
    }

    protected abstract ClientInstruction Instruct(InstructionContext context, ClientInfo client);

    protected abstract InstructionRequest MakeRequest(ClientInstruction instruction);

    /// <summary>Makes <see cref="Accept"/>ed or <see cref="Refuse"/>d contributions of answers.</summary>
    protected abstract IEnumerable<Contribution> TakeAnswers(IReadOnlyList<Reply> replies);

    protected Contribution Accept(Reply reply, ClientAnswer answer)
    {
        _answers.Add(answer.ClientId, answer);
        return new Contribution(reply.Inquiry.Client, answer, null);
    }

    protected Contribution Refuse(Reply reply, string reason) => Fail(reply, FailureKind.RefusedUpdate, reason);

    private Contribution Fail(Reply reply, FailureKind kind, string reason)
    {
        var client = reply.Inquiry.Client;
        var failure = new ClientFailure(client.Id, Kind, kind, reason);
        _failures.Add(client.Id, failure);
        return new Contribution(client, null, failure);
    }
}
