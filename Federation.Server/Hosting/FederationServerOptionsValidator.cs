using Microsoft.Extensions.Options;

namespace Federation.Server;

/// <summary>Collects everything that is wrong with the options before it speaks.</summary>
internal sealed class FederationServerOptionsValidator : IValidateOptions<FederationServerOptions>
{
    public ValidateOptionsResult Validate(string? name, FederationServerOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>What a timer can do.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24);

    private static IEnumerable<string> Errors(FederationServerOptions o)
    {
        string? Unless(bool condition, string property, string range, object value) =>
            condition ? null : $"{nameof(FederationServerOptions)}.{property} must be {range}, not {value}.";

        string?[] errors =
        [
            Unless(o.Rounds >= 1, nameof(o.Rounds), "at least 1", o.Rounds),
            Unless(o.WaitForClients > TimeSpan.Zero && o.WaitForClients <= s_longest, nameof(o.WaitForClients), "more than zero and at most 24 days", o.WaitForClients),
            Unless(o.MaxClients >= 1, nameof(o.MaxClients), "at least 1", o.MaxClients),
            Unless(o.HeartbeatInterval >= TimeSpan.FromSeconds(0.1) && o.HeartbeatInterval <= s_longest, nameof(o.HeartbeatInterval), "0.1 s to 24 days", o.HeartbeatInterval),
            Unless(o.HeartbeatTimeout / 2 >= o.HeartbeatInterval && o.HeartbeatTimeout <= s_longest, nameof(o.HeartbeatTimeout), $"at least twice {nameof(o.HeartbeatInterval)} ({o.HeartbeatInterval}) and at most 24 days", o.HeartbeatTimeout),
            Unless(o.ReconnectWindow >= TimeSpan.Zero && o.ReconnectWindow <= s_longest, nameof(o.ReconnectWindow), "zero to 24 days", o.ReconnectWindow),
            Unless(o.HelloTimeout > TimeSpan.Zero && o.HelloTimeout <= s_longest, nameof(o.HelloTimeout), "more than zero and at most 24 days", o.HelloTimeout),
            Unless(o.MaxUpdateBytes >= 1, nameof(o.MaxUpdateBytes), "at least 1", o.MaxUpdateBytes),
            Unless(o.MaxTensors is >= 1 and <= 20_000, nameof(o.MaxTensors), "1 to 20,000", o.MaxTensors),
            Unless(o.UpdateMemory >= 1, nameof(o.UpdateMemory), "at least 1", o.UpdateMemory),
            Unless(o.ChunkBytes is >= 1 << 10 and <= 1 << 20, nameof(o.ChunkBytes), "1,024 to 1,048,576", o.ChunkBytes),
        ];
        return errors.OfType<string>();
    }
}
