using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Grpc.Tests.Client;

/// <summary>Parts of the answers of a <see cref="ScriptedServer"/>.</summary>
internal static class Script
{
    public static byte[] Frame(byte[] payload, byte flag = 0)
    {
        byte[] frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }

    /// <summary>Answers with these bytes and this status, as a gRPC server would.</summary>
    public static async Task AnswerAsync(HttpContext context, byte[] body, string? status = "0", string? message = null)
    {
        await StartAsync(context);
        await context.Response.Body.WriteAsync(body);
        End(context, status, message);
    }

    /// <summary>Sends the headers of a gRPC response.</summary>
    public static Task StartAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        return context.Response.Body.FlushAsync();
    }

    public static void End(HttpContext context, string? status, string? message = null)
    {
        if (status is not null)
        {
            context.Response.AppendTrailer("grpc-status", status);
        }

        if (message is not null)
        {
            context.Response.AppendTrailer("grpc-message", message);
        }
    }

    /// <summary>Keeps the request open until it is aborted.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(aborted.SetResult);
        await aborted.Task;
    }
}
