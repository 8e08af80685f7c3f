using Federation.Core;
using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>The answer to an instruction: a result message, and the tensors that follow it, if any.</summary>
internal sealed record Answer(Result Result, TensorList? Tensors);
