namespace Federation.Client.Internal;

/// <summary>Collects everything that is wrong with the options before it speaks.</summary>
internal static class FederationClientOptionsValidator
{
    /// <summary>What a timer can do.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24);

    public static void Check(FederationClientOptions options)
    {
        var errors = Errors(options).ToList();
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }
    }

    public static IEnumerable<string> Errors(FederationClientOptions options)
    {
        if (options.MaxModelBytes < 1)
        {
            yield return $"{nameof(options.MaxModelBytes)} must be at least 1, not {options.MaxModelBytes}.";
        }

        if (options.JoinTimeout <= TimeSpan.Zero || options.JoinTimeout > s_longest)
        {
            yield return $"{nameof(options.JoinTimeout)} must be more than zero and at most 24 days, not {options.JoinTimeout}.";
        }

        if (options.InitialBackoff <= TimeSpan.Zero)
        {
            yield return $"{nameof(options.InitialBackoff)} must be more than zero, not {options.InitialBackoff}.";
        }

        if (options.MaxBackoff < options.InitialBackoff || options.MaxBackoff > s_longest)
        {
            yield return $"{nameof(options.MaxBackoff)} must be at least {nameof(options.InitialBackoff)} ({options.InitialBackoff}) and at most 24 days, not {options.MaxBackoff}.";
        }

        if (options.GiveUpAfter <= TimeSpan.Zero)
        {
            yield return $"{nameof(options.GiveUpAfter)} must be more than zero, or null, not {options.GiveUpAfter}.";
        }
    }
}
