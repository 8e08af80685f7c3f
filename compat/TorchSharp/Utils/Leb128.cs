namespace TorchSharp.Internal;

/// <summary>Lengths in TorchSharp's files: seven bits a byte, lowest first, the top bit set if more follow.</summary>
internal static class Leb128
{
    public static void Write(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        writer.Write7BitEncodedInt64(value);
    }

    public static long Read(BinaryReader reader) => reader.Read7BitEncodedInt64();
}
