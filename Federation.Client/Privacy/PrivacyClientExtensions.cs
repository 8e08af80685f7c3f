using Federation.Core;

namespace Federation.Client;

/// <summary>What a client does to its updates before they leave it.</summary>
/// <remarks>
/// <para>The order matters: clip, then add noise, then compress. Each call goes round what is there already, so that is the order of the
/// calls.</para>
/// <para>Metrics, the number of examples and tensors without floating-point elements leave the client as they are. Results that are encoded,
/// or carry a second list of tensors as SCAFFOLD's do, are not let through: fit fails with an <see cref="InvalidOperationException"/>.</para>
/// </remarks>
/// <example><code>
/// var client = new MyClient().WithClipping(1.0).WithGaussianNoise(0.01);
/// </code></example>
public static class PrivacyClientExtensions
{
    /// <summary>Shortens updates that lie too far from the model that the client was given (<see cref="UpdateClipping"/>).</summary>
    /// <remarks>
    /// Obeys the server's <see cref="FitConfigKeys.ClippingNorm"/>, and reports <see cref="FitMetricKeys.Clipped"/> where there is one. Of
    /// the server's norm and the client's own the smaller counts.
    /// </remarks>
    /// <param name="client">The client to go round.</param>
    /// <param name="norm">
    /// The client's own norm, L2 over all floating-point tensors: more than 0; infinite, unless said otherwise, to leave it to the server.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The norm is out of range.</exception>
    public static IFederatedClient WithClipping(this IFederatedClient client, double norm = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(client);
        return norm > 0
            ? new ClippingClient(client, norm)
            : throw new ArgumentOutOfRangeException(nameof(norm), norm, "The norm must be more than 0.");
    }

    /// <summary>Adds independent normal noise to each element of the update's floating-point tensors: local differential privacy.</summary>
    /// <remarks>
    /// <para>Means something only of clipped updates: two that are clipped to C lie at most 2C apart, so that the noise's multiple of the
    /// sensitivity is <c>stddev / (2C)</c> in each round. For one round, δ and ε below 1, <c>stddev = 2C · √(2 ln(1.25/δ)) / ε</c> suffices
    /// (Dwork and Roth 2014, theorem A.1); rounds add up.</para>
    /// <para>The noisy update is longer than the norm, by far: the server must not have clients clip
    /// (<see cref="FitConfigKeys.ClippingNorm"/>), since it would refuse the update.</para>
    /// </remarks>
    /// <param name="client">The client to go round.</param>
    /// <param name="stddev">The noise's standard deviation: finite, at least 0.</param>
    /// <param name="noise">
    /// Where the noise comes from; null, unless said otherwise, for noise that nobody can predict. Not shared with other clients.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is out of range.</exception>
    public static IFederatedClient WithGaussianNoise(this IFederatedClient client, double stddev, GaussianNoise? noise = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return stddev >= 0 && double.IsFinite(stddev)
            ? new NoisyClient(client, stddev, noise ?? new GaussianNoise())
            : throw new ArgumentOutOfRangeException(nameof(stddev), stddev, "The standard deviation must be finite and at least 0.");
    }
}
