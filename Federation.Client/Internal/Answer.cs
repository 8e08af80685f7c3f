using Federation.Core;
using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>The answer to an instruction: a result message, and the lists of tensors that follow it, if any.</summary>
internal sealed record Answer(Result Result, IReadOnlyList<TensorList> Lists)
{
    public long ByteCount => Lists.Sum(list => list.ByteCount);

    public int TensorCount => Lists.Sum(list => list.Count);
}
