using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class CallCredentialsTests
{
    [Test]
    public void Compose_FewerThanTwo_Throws() =>
        Assert.That(() => CallCredentials.Compose(Named("a")), Throws.ArgumentException);

    [Test]
    [CancelAfter(10_000)]
    public async Task Compose_Two_ConfiguresBothInOrder()
    {
        var flattener = new Flattener();

        CallCredentials.Compose(Named("a"), Named("b")).InternalPopulateConfiguration(flattener, null);

        var metadata = new Metadata();
        foreach (AsyncAuthInterceptor interceptor in flattener.Interceptors)
        {
            await interceptor(new AuthInterceptorContext("https://host/service", "Method"), metadata);
        }

        Assert.That(metadata.Select(entry => entry.Value), Is.EqualTo(new[] { "a Method", "b Method" }));
    }

    private static CallCredentials Named(string name) => CallCredentials.FromInterceptor((context, metadata) =>
    {
        metadata.Add("authorization", $"{name} {context.MethodName}");
        return Task.CompletedTask;
    });

    private sealed class Flattener : CallCredentialsConfiguratorBase
    {
        public List<AsyncAuthInterceptor> Interceptors { get; } = [];

        public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials)
        {
            foreach (CallCredentials part in credentials)
            {
                part.InternalPopulateConfiguration(this, state);
            }
        }

        public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) =>
            Interceptors.Add(interceptor);
    }
}
