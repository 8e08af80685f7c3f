using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Asks call credentials for the headers of one request.</summary>
internal sealed class CallCredentialsReader : CallCredentialsConfiguratorBase
{
    private readonly List<AsyncAuthInterceptor> _interceptors = [];

    /// <summary>Adds the headers that the credentials of the channel and of the call give.</summary>
    public static async Task AddHeadersAsync(
        HttpRequestHeaders headers, GrpcChannel channel, IMethod method, CallOptions options, CancellationToken cancellationToken)
    {
        var reader = new CallCredentialsReader();
        options.Credentials?.InternalPopulateConfiguration(reader, null);
        foreach (CallCredentials credentials in channel.Credentials.CallCredentials)
        {
            credentials.InternalPopulateConfiguration(reader, null);
        }

        string serviceUrl = ServiceUrl(channel.Address, method);
        foreach (AsyncAuthInterceptor interceptor in reader._interceptors)
        {
            var metadata = new Metadata();
            await interceptor(new AuthInterceptorContext(serviceUrl, method.Name, cancellationToken), metadata)
                .ConfigureAwait(false);
            foreach (Metadata.Entry entry in metadata)
            {
                headers.TryAddWithoutValidation(entry.Key, MetadataCodec.ToHeaderValue(entry));
            }
        }
    }

    public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials)
    {
        foreach (CallCredentials part in credentials)
        {
            part.InternalPopulateConfiguration(this, state);
        }
    }

    public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) =>
        _interceptors.Add(interceptor);

    // The audience that tokens are made for: without the port where it is the usual one, as other gRPC clients have it.
    private static string ServiceUrl(Uri address, IMethod method) =>
        $"{address.Scheme}://{(address.IsDefaultPort ? address.Host : address.Authority)}/{method.ServiceName}";
}
