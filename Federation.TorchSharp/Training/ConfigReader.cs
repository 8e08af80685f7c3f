using Federation.Core;

namespace Federation.TorchSharp;

/// <summary>Reads a config's entries, null for one that is not there, and gathers what is wrong with them.</summary>
internal sealed class ConfigReader(ScalarMap config)
{
    private readonly List<string> _faults = [];

    public long? Integer(string key) => Read(key, value => value.Kind == ScalarKind.Integer, "an integer")?.AsInteger();

    public int? PositiveInteger(string key) => (int?)Read(
        key,
        value => value.Kind == ScalarKind.Integer && value.AsInteger() is >= 1 and <= int.MaxValue,
        $"an integer from 1 to {int.MaxValue}")?.AsInteger();

    public double? NumberFromZero(string key) => Read(
        key,
        value => value.IsNumber && double.IsFinite(value.AsDouble()) && value.AsDouble() >= 0,
        "a finite number, at least 0")?.AsDouble();

    public double? PositiveNumber(string key) => Read(
        key,
        value => value.IsNumber && double.IsFinite(value.AsDouble()) && value.AsDouble() > 0,
        "a finite number, more than 0")?.AsDouble();

    public bool? Bool(string key) => Read(key, value => value.Kind == ScalarKind.Bool, "a bool")?.AsBool();

    public void Refuse(string fault) => _faults.Add(fault);

    /// <exception cref="ArgumentException">Entries were refused; the message names each.</exception>
    public void ThrowIfRefused()
    {
        if (_faults.Count > 0)
        {
            throw new ArgumentException($"The instruction's config cannot be used: {string.Join("; ", _faults)}.", nameof(config));
        }
    }

    private Scalar? Read(string key, Func<Scalar, bool> isUsable, string expected)
    {
        if (!config.TryGetValue(key, out var value))
        {
            return null;
        }

        if (isUsable(value))
        {
            return value;
        }

        Refuse($"\"{key}\" is {value} ({value.Kind}) where {expected} is expected");
        return null;
    }
}
