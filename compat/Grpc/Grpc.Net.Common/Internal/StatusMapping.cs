using System.Globalization;
using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>What status codes look like in <c>grpc-status</c>, and which one an HTTP status stands for.</summary>
internal static class StatusMapping
{
    private static readonly string[] s_numbers = Array.ConvertAll(
        Enum.GetValues<StatusCode>(), code => ((int)code).ToString(CultureInfo.InvariantCulture));

    /// <summary>The number that travels.</summary>
    public static string ToHeaderValue(StatusCode code) =>
        (uint)code < (uint)s_numbers.Length
            ? s_numbers[(int)code]
            : ((int)code).ToString(CultureInfo.InvariantCulture);

    /// <summary>The code of a number that arrived; one that is not known is <see cref="StatusCode.Unknown"/>.</summary>
    public static bool TryParse(string? text, out StatusCode code)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        code = isNumber && number < s_numbers.Length ? (StatusCode)number : StatusCode.Unknown;
        return isNumber;
    }

    /// <summary>The code of a response that is not gRPC, such as one from a proxy.</summary>
    public static StatusCode FromHttpStatus(int httpStatus) => httpStatus switch
    {
        400 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
