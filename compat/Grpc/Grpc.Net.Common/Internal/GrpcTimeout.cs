using System.Globalization;

namespace Grpc.Net.Internal;

/// <summary>The value of <c>grpc-timeout</c>: up to eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;
    private const long MaxNumber = 99_999_999;

    private static readonly (char Symbol, long Ticks)[] s_units =
    [
        ('u', TimeSpan.TicksPerMicrosecond),
        ('m', TimeSpan.TicksPerMillisecond),
        ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute),
        ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>Writes a timeout in the finest unit that holds it, rounded up.</summary>
    public static string Format(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return "1n"; // The grammar asks for a positive number.
        }

        if (timeout.Ticks <= MaxNumber / TimeSpan.NanosecondsPerTick)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{timeout.Ticks * TimeSpan.NanosecondsPerTick}n");
        }

        foreach ((char symbol, long ticks) in s_units)
        {
            long number = (timeout.Ticks - 1) / ticks + 1;
            if (number <= MaxNumber)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{number}{symbol}");
            }
        }

        throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "The timeout is too long.");
    }

    /// <summary>Reads a timeout; false if the text is not of the form.</summary>
    public static bool TryParse(string? text, out TimeSpan timeout)
    {
        timeout = default;
        if (text is not { Length: >= 2 and <= MaxDigits + 1 }
            || !long.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return false;
        }

        char unit = text[^1];
        if (unit == 'n')
        {
            timeout = TimeSpan.FromTicks((number + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
            return true;
        }

        foreach ((char symbol, long ticks) in s_units)
        {
            if (symbol == unit)
            {
                timeout = TimeSpan.FromTicks(number * ticks); // At most 3.6e18, which fits.
                return true;
            }
        }

        return false;
    }
}
