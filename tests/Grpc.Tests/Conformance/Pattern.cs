using Google.Protobuf;

namespace Grpc.Tests.Conformance;

/// <summary>The payload that every peer sends and expects: bytes 0, 1, ... 250, 0, 1, ...</summary>
internal static class Pattern
{
    private const int Period = 251;
    private static readonly Lock s_growth = new();
    private static byte[] s_bytes = [];

    public static ByteString OfSize(int size) => UnsafeByteOperations.UnsafeWrap(Bytes(size));

    public static bool Matches(ByteString payload) => payload.Span.SequenceEqual(Bytes(payload.Length).Span);

    private static ReadOnlyMemory<byte> Bytes(int size)
    {
        lock (s_growth)
        {
            if (s_bytes.Length < size)
            {
                byte[] bytes = new byte[Math.Max(size, 64 * 1024)];
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = (byte)(i % Period);
                }

                s_bytes = bytes;
            }

            return s_bytes.AsMemory(0, size);
        }
    }
}
