namespace Federation.Core;

/// <summary>
/// How clients make their updates smaller. What is encoded is the difference between the trained model and the one that the client was
/// given, of the tensors of floating-point numbers; others travel as they are. Immutable, equal by content.
/// </summary>
/// <remarks>
/// <para>With error feedback (Seide et al. 2014; Stich et al. 2018; Karimireddy et al. 2019) a client adds what the encoding lost of its
/// last update to its next one, so that over the rounds nothing is lost. It takes the memory of one float for each of the model's
/// numbers, and needs a client that takes part again soon: what is carried over belongs to an older model.</para>
/// <para>An update whose differences are not finite, or too large for the encoding, is sent as it is.</para>
/// </remarks>
public sealed record UpdateCompression
{
    internal const string Float16Name = "delta-float16";
    internal const string BFloat16Name = "delta-bfloat16";
    internal const string Int8Name = "delta-int8";
    internal const string TopKName = "delta-top-k";

    private UpdateCompression(string encoding, bool errorFeedback, double? fraction = null) =>
        (Encoding, ErrorFeedback, Fraction) = (encoding, errorFeedback, fraction);

    /// <summary>The name of the encoding, as in <see cref="FitResult.Encoding"/>.</summary>
    public string Encoding { get; }

    /// <summary>Whether a client carries what the encoding lost over to its next update.</summary>
    public bool ErrorFeedback { get; }

    /// <summary>The part of the numbers that is sent, more than 0 and at most 1; null for encodings that send all.</summary>
    public double? Fraction { get; }

    /// <summary>
    /// Half the bytes of float32: each difference as a float16, within 2^-11 of its magnitude or, where it is less than 2^-14, within
    /// 2^-25. Differences of 2^15 and more do not fit.
    /// </summary>
    /// <param name="errorFeedback">Whether what is lost is carried over; false unless said otherwise.</param>
    public static UpdateCompression Float16(bool errorFeedback = false) => new(Float16Name, errorFeedback);

    /// <summary>Half the bytes of float32: each difference as a bfloat16, within 2^-8 of its magnitude whatever that is.</summary>
    /// <param name="errorFeedback">Whether what is lost is carried over; false unless said otherwise.</param>
    public static UpdateCompression BFloat16(bool errorFeedback = false) => new(BFloat16Name, errorFeedback);

    /// <summary>
    /// A quarter of the bytes of float32: each difference as one of 255 equal steps from minus to plus the largest magnitude among 256
    /// neighbours, rounded to the nearest, within half a step: 1/254 of that magnitude. 1.0157 bytes for each number.
    /// </summary>
    /// <param name="errorFeedback">Whether what is lost is carried over; true unless said otherwise.</param>
    public static UpdateCompression Int8(bool errorFeedback = true) => new(Int8Name, errorFeedback);

    /// <summary>
    /// Only the differences of the largest magnitude in the whole model, each as a bfloat16, with its distance from the last one: about 3
    /// bytes for each of them. Where magnitudes are equal, the first ones are taken.
    /// </summary>
    /// <param name="fraction">The part of the numbers that is sent: more than 0, at most 1. Rounded up to whole numbers.</param>
    /// <param name="errorFeedback">
    /// Whether what is lost, and that is most of it, is carried over; true unless said otherwise.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range.</exception>
    public static UpdateCompression TopK(double fraction, bool errorFeedback = true)
    {
        if (!IsFraction(fraction))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must be more than 0 and at most 1.");
        }

        return new UpdateCompression(TopKName, errorFeedback, fraction);
    }

    /// <summary>The entries of a fit instruction's config that ask a client for this.</summary>
    internal (string Key, Scalar Value)[] Entries => Fraction is { } fraction
        ? [(FitConfigKeys.UpdateEncoding, Encoding), (FitConfigKeys.ErrorFeedback, ErrorFeedback), (FitConfigKeys.UpdateFraction, fraction)]
        : [(FitConfigKeys.UpdateEncoding, Encoding), (FitConfigKeys.ErrorFeedback, ErrorFeedback)];

    /// <summary>The encoding and its settings, such as <c>delta-top-k 0.01 with error feedback</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Encoding}{(Fraction is null ? "" : " ")}{Fraction}{(ErrorFeedback ? " with error feedback" : "")}");

    internal static bool IsFraction(double value) => value is > 0 and <= 1;
}
