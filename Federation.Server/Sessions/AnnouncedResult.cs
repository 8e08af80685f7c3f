using Federation.Core;

namespace Federation.Server;

/// <summary>What a result said before its tensors.</summary>
/// <param name="Manifest">What the tensors will be.</param>
/// <param name="Fit">The answer to fit without its tensors; null for an answer to get parameters.</param>
internal sealed record AnnouncedResult(UpdateManifest Manifest, FitResult? Fit);
