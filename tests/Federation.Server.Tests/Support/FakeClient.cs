using System.Threading.Channels;
using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>A client without a network: answers at once, or when the test says so.</summary>
internal sealed class FakeClient(string id, FakeClients clients) : IParticipant
{
    private readonly Channel<FakeInstruction> _asked = Channel.CreateUnbounded<FakeInstruction>();

    public ClientInfo Info { get; set; } = new(id, ScalarMap.Empty);

    public bool IsConnected { get; set; } = true;

    /// <summary>Makes an answer that is given at once; null, itself or its result, to leave it to the test.</summary>
    public Func<InstructionRequest, InstructionOutcome?>? AtOnce { get; set; }

    /// <summary>All that it was asked.</summary>
    public List<FakeInstruction> Asked { get; } = [];

    public Task<InstructionOutcome> AskAsync(
        InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken)
    {
        var instruction = new FakeInstruction(request, limit);
        Asked.Add(instruction);
        _asked.Writer.TryWrite(instruction);
        if (AtOnce?.Invoke(request) is { } outcome)
        {
            instruction.Answer(outcome);
        }

        cancellationToken.Register(() => instruction.Answer(new InstructionOutcome.TakenBack()));
        return instruction.Outcome;
    }

    /// <summary>Waits until it is asked something; each is waited for once.</summary>
    public async Task<FakeInstruction> NextAsync(CancellationToken cancellationToken) => await _asked.Reader.ReadAsync(cancellationToken);

    /// <summary>An answer to fit, in memory that the coordinator has to give back.</summary>
    public InstructionOutcome Fitted(TensorList tensors, long exampleCount = 1, ScalarMap? metrics = null) =>
        clients.Fitted(tensors, exampleCount, metrics);

    /// <summary>Lets go of all that it was asked.</summary>
    public void Forget()
    {
        Asked.Clear();
        while (_asked.Reader.TryRead(out _))
        {
        }
    }
}
