using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Grpc.Tests.Server;

/// <summary>Messages as bytes on the wire, made without the code under test.</summary>
internal static class Frame
{
    private const int HeaderSize = 5;

    public static byte[] Of(byte[] payload, byte flag = 0)
    {
        byte[] frame = new byte[HeaderSize + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)payload.Length);
        payload.CopyTo(frame, HeaderSize);
        return frame;
    }

    public static byte[] Of(Payload message) => Of(message.ToByteArray());

    public static byte[] Of(string text) => Of(new Payload { Text = text });

    public static byte[] Gzip(Payload message) => Of(GzipBytes(message.ToByteArray()), flag: 1);

    public static byte[] GzipBytes(byte[] bytes)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }

    /// <summary>Takes the messages apart that a response body holds.</summary>
    public static List<(byte Flag, Payload Message)> Parse(byte[] body)
    {
        var messages = new List<(byte, Payload)>();
        for (int start = 0; start < body.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(start + 1));
            byte[] payload = body[(start + HeaderSize)..(start + HeaderSize + length)];
            if (body[start] == 1)
            {
                using var gzip = new GZipStream(new MemoryStream(payload), CompressionMode.Decompress);
                var plain = new MemoryStream();
                gzip.CopyTo(plain);
                payload = plain.ToArray();
            }

            messages.Add((body[start], Payload.Parser.ParseFrom(payload)));
            start += HeaderSize + length;
        }

        return messages;
    }
}
