using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Grpc.Tests.Client;

/// <summary>Reads and writes the frames of one HTTP/2 connection.</summary>
internal sealed class RawHttp2Connection(NetworkStream stream)
{
    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte GoAway = 7;
    public const byte EndStream = 1;
    public const byte EndHeaders = 4;

    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte Ack = 1;
    private const int PrefaceLength = 24;

    /// <summary>Exchanges the prefaces.</summary>
    public async Task OpenAsync()
    {
        await stream.ReadExactlyAsync(new byte[PrefaceLength]);
        await WriteAsync(Settings, 0, 0, []);
    }

    /// <summary>Writes bytes that need not be a frame.</summary>
    public async Task WriteBytesAsync(byte[] bytes) => await stream.WriteAsync(bytes);

    public async Task WriteAsync(byte type, byte flags, int streamId, byte[] payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame, 9);
        await stream.WriteAsync(frame);
    }

    /// <summary>Reads the next frame of a stream; answers those of the connection meanwhile.</summary>
    public async Task<(byte Type, byte Flags, int StreamId, byte[] Payload)> ReadAsync()
    {
        while (true)
        {
            byte[] header = new byte[9];
            await stream.ReadExactlyAsync(header);
            byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) >>> 8];
            await stream.ReadExactlyAsync(payload);
            (byte type, byte flags) = (header[3], header[4]);
            int streamId = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
            if (type is Settings or Ping && (flags & Ack) == 0)
            {
                await WriteAsync(type, Ack, 0, type == Ping ? payload : []);
            }
            else if (type is Data or Headers or Reset)
            {
                return (type, flags, streamId, payload);
            }
        }
    }

    /// <summary>Reads the next frame of a type.</summary>
    public async Task<(byte Flags, int StreamId, byte[] Payload)> ReadAsync(byte type)
    {
        while (true)
        {
            (byte read, byte flags, int streamId, byte[] payload) = await ReadAsync();
            if (read == type)
            {
                return (flags, streamId, payload);
            }
        }
    }

    /// <summary>Answers a call with one empty message and, unless it is to go on, the status OK.</summary>
    public async Task AnswerAsync(int streamId, bool endCall = true)
    {
        await WriteAsync(Headers, EndHeaders, streamId, [0x88, .. Literal("content-type", "application/grpc")]); // 200
        await WriteAsync(Data, 0, streamId, [0, 0, 0, 0, 0]);
        if (endCall)
        {
            await WriteAsync(Headers, EndHeaders | EndStream, streamId, Literal("grpc-status", "0"));
        }
    }

    public Task GoAwayAsync(int lastStreamId, int code) =>
        WriteAsync(GoAway, 0, 0, [.. BigEndian(lastStreamId), .. BigEndian(code)]);

    public Task ResetAsync(int streamId, int code) => WriteAsync(Reset, 0, streamId, BigEndian(code));

    /// <summary>Reads until the client closes the connection.</summary>
    public async Task DrainAsync()
    {
        while (true)
        {
            await ReadAsync();
        }
    }

    // A header as HPACK writes one that is in no table.
    private static byte[] Literal(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static byte[] BigEndian(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
