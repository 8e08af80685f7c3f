using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.Tests.Client;

/// <summary>Call credentials, by the headers that reach the handler.</summary>
internal sealed class CredentialsTests : ScriptedFixture
{
    private static readonly CallCredentials s_token = CallCredentials.FromInterceptor((context, metadata) =>
    {
        metadata.Add("authorization", $"{context.ServiceUrl} {context.MethodName}");
        return Task.CompletedTask;
    });

    private readonly RecordingHandler _handler = new();

    [TearDown]
    public void DisposeHandler() => _handler.Dispose();

    [TestCase("https://localhost", "https://localhost/test.Service Unary")]
    [TestCase("https://localhost:443", "https://localhost/test.Service Unary")]
    [TestCase("https://localhost:5001", "https://localhost:5001/test.Service Unary")]
    public async Task CredentialsOfTheCall_WithTls_AreSent(string address, string expected)
    {
        await CallAsync(address, new CallOptions(credentials: s_token));

        Assert.That(_handler.Values("authorization"), Is.EqualTo([expected]));
    }

    [Test]
    public async Task CredentialsOfTheCall_WithoutTls_AreLeftOut()
    {
        await CallAsync("http://localhost", new CallOptions(credentials: s_token));

        Assert.That(_handler.Values("authorization"), Is.Empty);
    }

    [Test]
    public async Task CredentialsOfTheCall_WithoutTlsButAskedFor_AreSent()
    {
        await CallAsync(
            "http://localhost",
            new CallOptions(credentials: s_token),
            new GrpcChannelOptions { UnsafeUseInsecureChannelCallCredentials = true });

        Assert.That(_handler.Values("authorization"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task CredentialsOfTheChannel_AreSentWithEveryCall()
    {
        var second = CallCredentials.FromInterceptor((_, metadata) =>
        {
            metadata.Add("x-second-bin", [1]);
            return Task.CompletedTask;
        });
        var options = new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, CallCredentials.Compose(s_token, second)),
        };

        await CallAsync("https://localhost", default, options);

        Assert.That(_handler.Values("authorization"), Has.Length.EqualTo(1));
        Assert.That(_handler.Values("x-second-bin"), Is.EqualTo(["AQ"]));
    }

    [Test]
    public async Task Interceptor_Fails_CallFailsUnsent()
    {
        var failing = CallCredentials.FromInterceptor((_, _) => throw new FormatException("No token."));
        GrpcChannel channel = Connect(new Uri("https://localhost"), new GrpcChannelOptions { HttpHandler = _handler });

        RpcException failure = await FailureOf(
            Call(channel.CreateCallInvoker(), new CallOptions(credentials: failing)).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("No token."));
        Assert.That(_handler.Request, Is.Null);
    }

    [Test]
    public async Task Interceptor_CallIsGivenUpMeanwhile_LearnsOfIt()
    {
        var asked = new TaskCompletionSource<CancellationToken>();
        var waiting = CallCredentials.FromInterceptor((context, _) =>
        {
            asked.SetResult(context.CancellationToken);
            return Task.Delay(Timeout.Infinite, context.CancellationToken);
        });
        GrpcChannel channel = Connect(new Uri("https://localhost"), new GrpcChannelOptions { HttpHandler = _handler });
        AsyncUnaryCall<byte[]> call = Call(channel.CreateCallInvoker(), new CallOptions(credentials: waiting));
        CancellationToken token = await asked.Task.WaitAsync(Limit);

        call.Dispose();

        Assert.That(token.IsCancellationRequested, Is.True);
        Assert.That((await FailureOf(call.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    private async Task CallAsync(string address, CallOptions call, GrpcChannelOptions? options = null)
    {
        options ??= new GrpcChannelOptions();
        options.HttpHandler = _handler;
        CallInvoker invoker = Connect(new Uri(address), options).CreateCallInvoker();
        await FailureOf(Call(invoker, call).ResponseAsync);
    }

    /// <summary>Keeps the request, and answers with a status.</summary>
    private sealed class RecordingHandler : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        public string[] Values(string name) =>
            Request!.Headers.TryGetValues(name, out IEnumerable<string>? values) ? [.. values] : [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            var response = new HttpResponseMessage { Version = new Version(2, 0) };
            response.Headers.Add("grpc-status", "5");
            return Task.FromResult(response);
        }
    }
}
