using Federation.Core;

namespace Federation.Strategies;

/// <summary>Compressed updates for any strategy.</summary>
public static class CompressionExtensions
{
    /// <summary>
    /// The same strategy, but clients are asked to encode their updates, which are decoded before the strategy sees them. Clients that
    /// cannot (<c>client.WithCompression()</c> is what lets them) send their updates as they are, and those are taken as well.
    /// </summary>
    /// <remarks>
    /// <para>An encoded update that is malformed is refused with a reason. The memory of a decoded model is used again for the next,
    /// unless the strategy holds on to updates.</para>
    /// <para>What looks at an update, such as clipping, must be inside; only for differential privacy it does not matter which of the two
    /// is said first.</para>
    /// <para>An update whose client clipped it to a norm may exceed that norm once it is decoded: by rounding, and, with error feedback, by
    /// what had been carried over. Noise that a norm is to answer for needs the server to clip.</para>
    /// </remarks>
    /// <param name="strategy">Any strategy.</param>
    /// <param name="compression">
    /// What clients are asked for; it overrides what the strategy itself asks for. Null, unless said otherwise, to ask for nothing and
    /// decode what clients encode of their own accord.
    /// </param>
    public static IStrategy WithCompression(this IStrategy strategy, UpdateCompression? compression = null) =>
        new Compressed(strategy, compression);
}
