using Federation.Core;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Wire = Federation.Protos.V1;

namespace Federation.Protocol;

/// <summary>Scalars to and from the wire.</summary>
internal static class ScalarMapping
{
    public static void AddScalars(this MapField<string, Wire.Scalar> field, ScalarMap map)
    {
        foreach (var (name, value) in map)
        {
            field.Add(name, ToWire(value));
        }
    }

    /// <exception cref="ProtocolException">A name is empty or a value has no kind.</exception>
    public static ScalarMap ToScalarMap(this MapField<string, Wire.Scalar> field, string where)
    {
        var entries = new (string, Scalar)[field.Count];
        var i = 0;

        // A protobuf map has no order; ordinal order makes what is made of it the same everywhere.
        foreach (var (name, value) in field.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (name.Length == 0)
            {
                throw new ProtocolException($"The {where} have an entry without a name.");
            }

            entries[i++] = (name, FromWire(name, value, where));
        }

        return new ScalarMap(entries);
    }

    private static Wire.Scalar ToWire(Scalar value) => value.Kind switch
    {
        ScalarKind.Double => new Wire.Scalar { DoubleValue = value.AsDouble() },
        ScalarKind.Integer => new Wire.Scalar { IntegerValue = value.AsInteger() },
        ScalarKind.Bool => new Wire.Scalar { BoolValue = value.AsBool() },
        ScalarKind.String => new Wire.Scalar { StringValue = value.AsString() },
        _ => new Wire.Scalar { BytesValue = UnsafeByteOperations.UnsafeWrap(value.AsBytes()) },
    };

    private static Scalar FromWire(string name, Wire.Scalar value, string where) => value.KindCase switch
    {
        Wire.Scalar.KindOneofCase.DoubleValue => value.DoubleValue,
        Wire.Scalar.KindOneofCase.IntegerValue => value.IntegerValue,
        Wire.Scalar.KindOneofCase.BoolValue => value.BoolValue,
        Wire.Scalar.KindOneofCase.StringValue => value.StringValue,
        Wire.Scalar.KindOneofCase.BytesValue => Scalar.FromBytes(value.BytesValue.Span),
        _ => throw new ProtocolException($"The {where} have a value without a kind: \"{name}\"."),
    };
}
