using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>How a call ended.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Trailers">The metadata that came with the status; null if it did not come from the server.</param>
/// <param name="IsCancellation">Whether this side gave the call up: cancelled, disposed or past its deadline.</param>
internal sealed record CallEnd(Status Status, Metadata? Trailers, bool IsCancellation = false);
