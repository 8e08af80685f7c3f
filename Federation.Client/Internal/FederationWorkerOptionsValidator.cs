using Microsoft.Extensions.Options;

namespace Federation.Client.Internal;

/// <summary>Collects everything that is wrong with the options before it speaks.</summary>
internal sealed class FederationWorkerOptionsValidator : IValidateOptions<FederationWorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, FederationWorkerOptions options)
    {
        List<string> errors = [];
        if (options.Server is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            errors.Add($"{nameof(options.Server)} must be an absolute http or https address, not \"{options.Server}\".");
        }

        if (string.IsNullOrWhiteSpace(options.ClientId) || options.ClientId.Length > 128)
        {
            errors.Add($"{nameof(options.ClientId)} must have 1 to 128 characters, not \"{options.ClientId}\".");
        }

        errors.AddRange(FederationClientOptionsValidator.Errors(options.Connection));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
