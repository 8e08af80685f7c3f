using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Clients without a network.</summary>
internal sealed class FakeClients : IParticipants
{
    private const int Capacity = 1 << 20;

    private readonly SortedDictionary<string, FakeClient> _clients = new(StringComparer.Ordinal);
    private readonly UpdateMemory _memory = new(Capacity);

    public FakeClients(params IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            _clients.Add(id, new FakeClient(id, this));
        }
    }

    public IReadOnlyList<IParticipant> Available => [.. _clients.Values.Where(client => client.IsConnected)];

    public IEnumerable<FakeClient> All => _clients.Values;

    public FakeClient this[string id] => _clients[id];

    /// <summary>Has all of them train at once by adding a step, and measure the model's first element.</summary>
    public FakeClients AllAtOnce(float step = 1)
    {
        foreach (var client in All)
        {
            client.AtOnce = request => request switch
            {
                InstructionRequest.Fit fit => Fitted(Models.Add(fit.Model, step)),
                InstructionRequest.Evaluate evaluate => Evaluated(Models.First(evaluate.Model)),
                _ => null,
            };
        }

        return this;
    }

    public InstructionOutcome Fitted(TensorList tensors, long exampleCount = 1, ScalarMap? metrics = null)
    {
#pragma warning disable VSTHRD002 // There is room enough.
        var lease = _memory.RentAsync(new UpdateManifest(tensors.Manifest), CancellationToken.None).Result;
#pragma warning restore VSTHRD002
        for (var i = 0; i < tensors.Count; i++)
        {
            tensors[i].Data.CopyTo(lease.Buffer.Parameters[i]);
        }

        return new InstructionOutcome.Fitted(new FitResult(lease.Buffer.Parameters.Tensors, exampleCount, metrics ?? ScalarMap.Empty), lease);
    }

    public static InstructionOutcome Evaluated(double loss, long exampleCount = 1) =>
        new InstructionOutcome.Evaluated(new EvaluateResult(loss, exampleCount));

    /// <summary>Whether the memory of all updates was given back.</summary>
    public bool IsMemoryFree => _memory.RentAsync(new UpdateManifest(Models.Filled(Capacity, 0).Manifest), CancellationToken.None).IsCompleted;

    public Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken)
    {
        var there = Available.Count(client => counts(client.Info));
        return there >= count
            ? Task.CompletedTask
            : Task.FromException(new TimeoutException($"{count} clients are needed, but there were {there}."));
    }
}
