using Federation.Core;

namespace Federation.Client.Internal;

/// <summary>The last model that came: its tensors, or why it cannot be used.</summary>
internal sealed record HeldModel(ulong Version, TensorList? Tensors, string? Problem);
