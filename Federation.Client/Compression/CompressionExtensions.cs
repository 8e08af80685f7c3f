using Federation.Core;

namespace Federation.Client;

/// <summary>Compression of updates for any client.</summary>
public static class CompressionExtensions
{
    /// <summary>
    /// The same client, but its updates are encoded on their way to the server as the strategy asks
    /// (<c>strategy.WithCompression(UpdateCompression.Int8())</c>). Goes outside of clipping and noise, which need the update itself.
    /// </summary>
    /// <remarks>
    /// What an encoding with error feedback lost of an update is kept for the next: one float for each of the model's numbers. It is
    /// forgotten when the model's tensors change, and it stays as it is where a fit fails. An update that the server got no use of, because
    /// it was late for instance, is lost with all that had been carried over to it.
    /// </remarks>
    /// <param name="client">Any client.</param>
    /// <param name="unlessAsked">
    /// How updates are encoded where the strategy asks for nothing; null, unless said otherwise, to send them as they are. The strategy
    /// must decode them: <c>strategy.WithCompression()</c>.
    /// </param>
    public static IFederatedClient WithCompression(this IFederatedClient client, UpdateCompression? unlessAsked = null) =>
        new CompressingClient(client, unlessAsked);
}
