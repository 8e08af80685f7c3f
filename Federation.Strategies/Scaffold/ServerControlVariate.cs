using Federation.Core;

namespace Federation.Strategies;

/// <summary>SCAFFOLD's c.</summary>
internal sealed class ServerControlVariate
{
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
        }

        return Value;
    }

    /// <summary>Takes the next c: another list, because what was sent to clients is known by its list.</summary>
    public void Replace(TensorList next) => Value = next;
}
