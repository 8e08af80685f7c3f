using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;

namespace Grpc.Tests.Client;

/// <summary>Tests of our client against a server that answers as the test says.</summary>
[CancelAfter(20_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class ScriptedFixture
{
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    protected static readonly Method<byte[], byte[]> Unary = MethodOf(MethodType.Unary);
    protected static readonly Method<byte[], byte[]> ServerStreaming = MethodOf(MethodType.ServerStreaming);
    protected static readonly Method<byte[], byte[]> ClientStreaming = MethodOf(MethodType.ClientStreaming);
    protected static readonly Method<byte[], byte[]> Duplex = MethodOf(MethodType.DuplexStreaming);

    private readonly List<IAsyncDisposable> _servers = [];
    private readonly List<GrpcChannel> _channels = [];

    [TearDown]
    public async Task StopAsync()
    {
        foreach (GrpcChannel channel in _channels)
        {
            channel.Dispose();
        }

        foreach (IAsyncDisposable server in _servers)
        {
            await server.DisposeAsync();
        }

        _channels.Clear();
        _servers.Clear();
    }

    protected async Task<CallInvoker> ServeAsync(RequestDelegate script, GrpcChannelOptions? options = null)
    {
        ScriptedServer server = await ScriptedServer.StartAsync(script);
        _servers.Add(server);
        return Connect(server.Address, options).CreateCallInvoker();
    }

    protected GrpcChannel Connect(Uri address, GrpcChannelOptions? options = null)
    {
        var channel = GrpcChannel.ForAddress(address, options ?? new GrpcChannelOptions());
        _channels.Add(channel);
        return channel;
    }

    protected void StopAfterTest(IAsyncDisposable server) => _servers.Add(server);

    protected static AsyncUnaryCall<byte[]> Call(
        CallInvoker invoker, CallOptions options = default, params byte[] request) =>
        invoker.AsyncUnaryCall(Unary, null, options, request);

    protected static AsyncServerStreamingCall<byte[]> Read(CallInvoker invoker, CallOptions options = default) =>
        invoker.AsyncServerStreamingCall(ServerStreaming, null, options, []);

    /// <summary>Waits for a failure and returns it.</summary>
    protected static async Task<RpcException> FailureOf(Task task)
    {
        RpcException? failure = await CatchAsync<RpcException>(task);
        return failure!;
    }

    protected static async Task<TException> CatchAsync<TException>(Task task)
        where TException : Exception
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TException ex)
        {
            return ex;
        }

        throw new AssertionException($"A {typeof(TException).Name} was expected, and nothing was thrown.");
    }

    private static Method<byte[], byte[]> MethodOf(MethodType type)
    {
        Marshaller<byte[]> bytes = Marshallers.Create(static (byte[] message) => message, static message => message);
        return new Method<byte[], byte[]>(type, "test.Service", type.ToString(), bytes, bytes);
    }
}
