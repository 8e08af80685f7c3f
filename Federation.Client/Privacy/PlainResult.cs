using Federation.Core;

namespace Federation.Client;

/// <summary>Results that are a model and nothing else.</summary>
internal static class PlainResult
{
    /// <summary>Fails where something would leave the client that the wrapper does not see.</summary>
    /// <exception cref="InvalidOperationException">The result is encoded or carries a second list.</exception>
    public static void Require(FitResult result, string what)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Encoding.Length > 0)
        {
            throw new InvalidOperationException(
                $"The update is encoded as \"{result.Encoding}\" and cannot be {what} any more: go round the client first, and compress last.");
        }

        if (result.Auxiliary is not null)
        {
            throw new InvalidOperationException(
                $"The update cannot be {what}: the second list of tensors that it carries would leave the client as it is.");
        }
    }
}
