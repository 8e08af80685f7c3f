using Federation.Core;

namespace Federation.Strategies;

/// <summary>SCAFFOLD's c, and whose changes are in it.</summary>
internal sealed class ServerControlVariate
{
    private readonly Dictionary<string, int> _lastRound = new(StringComparer.Ordinal);

    public TensorList? Value { get; private set; }

    /// <summary>c for a model of these tensors: 0 where there is none yet.</summary>
    public TensorList For(TensorManifest manifest)
    {
        if (Value is null || !Value.Manifest.Equals(manifest))
        {
            var zeros = new TensorBuffer(manifest);
            for (var i = 0; i < manifest.Count; i++)
            {
                zeros[i].Span.Clear();
            }

            Value = zeros.Tensors;
            _lastRound.Clear();
        }

        return Value;
    }

    /// <summary>The round in which the client was told what made its last change that is in c; 0 if none is.</summary>
    public int LastRoundOf(string clientId) => _lastRound.GetValueOrDefault(clientId);

    /// <summary>Takes the next c: another list, because what was sent to clients is known by its list.</summary>
    /// <param name="next">The next c.</param>
    /// <param name="changes">Whose changes made it, and in which rounds they were told.</param>
    public void Replace(TensorList next, IEnumerable<(string ClientId, int Round)> changes)
    {
        Value = next;
        foreach (var (clientId, round) in changes)
        {
            _lastRound[clientId] = round;
        }
    }
}
