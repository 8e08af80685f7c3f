using System.Globalization;

namespace Federation.Core;

/// <summary>One typed value of a config, of metrics or of a client's properties. Immutable.</summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly long _bits;
    private readonly object? _reference;

    private Scalar(ScalarKind kind, long bits, object? reference)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>The type of the value. The default scalar is the double 0.</summary>
    public ScalarKind Kind { get; }

    /// <summary>Whether the value is a number, that is a double or an integer.</summary>
    public bool IsNumber => Kind is ScalarKind.Double or ScalarKind.Integer;

    /// <summary>The number as a double; an integer is converted.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public double AsDouble() => Kind switch
    {
        ScalarKind.Double => BitConverter.Int64BitsToDouble(_bits),
        ScalarKind.Integer => _bits,
        _ => throw WrongKind("a number"),
    };

    /// <summary>The integer.</summary>
    /// <exception cref="InvalidOperationException">The value is not an integer.</exception>
    public long AsInteger() => Kind == ScalarKind.Integer ? _bits : throw WrongKind("an integer");

    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidOperationException">The value is not a truth value.</exception>
    public bool AsBool() => Kind == ScalarKind.Bool ? _bits != 0 : throw WrongKind("a bool");

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is not a text.</exception>
    public string AsString() => Kind == ScalarKind.String ? (string)_reference! : throw WrongKind("a string");

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidOperationException">The value is not bytes.</exception>
    public ReadOnlyMemory<byte> AsBytes() => Kind == ScalarKind.Bytes ? (byte[])_reference! : throw WrongKind("bytes");

    /// <summary>Makes a scalar of a double.</summary>
    public static implicit operator Scalar(double value) => new(ScalarKind.Double, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Makes a scalar of an integer.</summary>
    public static implicit operator Scalar(long value) => new(ScalarKind.Integer, value, null);

    /// <summary>Makes a scalar of an integer.</summary>
    public static implicit operator Scalar(int value) => new(ScalarKind.Integer, value, null);

    /// <summary>Makes a scalar of a truth value.</summary>
    public static implicit operator Scalar(bool value) => new(ScalarKind.Bool, value ? 1 : 0, null);

    /// <summary>Makes a scalar of a text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static implicit operator Scalar(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Scalar(ScalarKind.String, 0, value);
    }

    /// <summary>Makes a scalar of bytes, which are copied.</summary>
    public static Scalar FromBytes(ReadOnlySpan<byte> value) => new(ScalarKind.Bytes, 0, value.ToArray());

    /// <summary>Whether both have the same kind and the same value (bytes by content, NaN equal to NaN).</summary>
    public bool Equals(Scalar other) => Kind == other.Kind && Kind switch
    {
        ScalarKind.Double => AsDouble().Equals(other.AsDouble()),
        ScalarKind.String => string.Equals(AsString(), other.AsString(), StringComparison.Ordinal),
        ScalarKind.Bytes => AsBytes().Span.SequenceEqual(other.AsBytes().Span),
        _ => _bits == other._bits,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        switch (Kind)
        {
            case ScalarKind.Double:
                hash.Add(AsDouble());
                break;
            case ScalarKind.String:
                hash.Add(AsString(), StringComparer.Ordinal);
                break;
            case ScalarKind.Bytes:
                hash.AddBytes(AsBytes().Span);
                break;
            default:
                hash.Add(_bits);
                break;
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);

    /// <summary>The value as a person would read it; bytes by their count.</summary>
    public override string ToString() => Kind switch
    {
        ScalarKind.Double => AsDouble().ToString(CultureInfo.InvariantCulture),
        ScalarKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Bool => AsBool() ? "true" : "false",
        ScalarKind.String => AsString(),
        _ => $"{AsBytes().Length} bytes",
    };

    private InvalidOperationException WrongKind(string wanted) => new($"The scalar is {Kind}, not {wanted}: {this}.");
}
