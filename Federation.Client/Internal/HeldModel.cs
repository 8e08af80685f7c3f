using Federation.Core;

namespace Federation.Client.Internal;

/// <summary>The last list of a role that came: its tensors, or why it cannot be used.</summary>
internal sealed record HeldModel(ulong Version, TensorList? Tensors, string? Problem);
