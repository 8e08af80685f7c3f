using System.Collections.Concurrent;
using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Client.Internal;
using Grpc.Net.Compression;
using Grpc.Net.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grpc.Net.Client;

/// <summary>
/// A server to call. A channel keeps its connections open between calls and is safe for concurrent use: share one for
/// as long as the server is needed.
/// </summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    private static readonly Dictionary<string, ICompressionProvider> s_defaultEncodings = AcceptedEncodings.ByName(
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)]);

    private readonly ConcurrentDictionary<string, Uri> _methodAddresses = new(StringComparer.Ordinal);
    private readonly HashSet<CallLifetime> _activeCalls = [];
    private readonly bool _ownsInvoker;
    private bool _disposed;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        if (options.HttpClient is not null && options.HttpHandler is not null)
        {
            throw new ArgumentException(
                $"{nameof(GrpcChannelOptions.HttpClient)} and {nameof(GrpcChannelOptions.HttpHandler)} cannot both be set.",
                nameof(options));
        }

        Address = address;
        Credentials = ChannelCredentialsReader.Read(address, options.Credentials);
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        ThrowOperationCanceledOnCancellation = options.ThrowOperationCanceledOnCancellation;
        SendsCallCredentials = Credentials.IsSecure || options.UnsafeUseInsecureChannelCallCredentials;
        Encodings = options.CompressionProviders is { } providers ? AcceptedEncodings.ByName(providers) : s_defaultEncodings;
        AcceptEncoding = AcceptedEncodings.Format(Encodings.Keys);
        HttpVersion = options.HttpVersion ?? System.Net.HttpVersion.Version20;
        HttpVersionPolicy = options.HttpVersionPolicy ?? System.Net.Http.HttpVersionPolicy.RequestVersionExact;
        Logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Grpc.Net.Client.GrpcCall");
        Invoker = options.HttpClient ?? new HttpMessageInvoker(options.HttpHandler ?? HttpHandlers.CreateDefault());
        _ownsInvoker = options.DisposeHttpClient || (options.HttpClient ?? (object?)options.HttpHandler) is null;
    }

    internal Uri Address { get; }

    internal HttpMessageInvoker Invoker { get; }

    internal ChannelCredentialsReader Credentials { get; }

    internal bool SendsCallCredentials { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowOperationCanceledOnCancellation { get; }

    internal Dictionary<string, ICompressionProvider> Encodings { get; }

    internal string AcceptEncoding { get; }

    internal Version HttpVersion { get; }

    internal HttpVersionPolicy HttpVersionPolicy { get; }

    internal ILogger Logger { get; }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Creates a channel. It connects with the first call.</summary>
    /// <param name="address">The server, such as <c>https://localhost:5001</c>; http means HTTP/2 without TLS.</param>
    /// <returns>The channel.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    /// <exception cref="UriFormatException"><paramref name="address"/> is not an absolute address.</exception>
    /// <exception cref="InvalidOperationException">The address is not one of http or https.</exception>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>Creates a channel. It connects with the first call.</summary>
    /// <param name="address">The server, such as <c>https://localhost:5001</c>; http means HTTP/2 without TLS.</param>
    /// <param name="channelOptions">The settings.</param>
    /// <returns>The channel.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The settings exclude each other.</exception>
    /// <exception cref="UriFormatException"><paramref name="address"/> is not an absolute address.</exception>
    /// <exception cref="InvalidOperationException">
    /// The address is not one of http or https, or the credentials do not match it.
    /// </exception>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ForAddress(new Uri(address), channelOptions);
    }

    /// <inheritdoc cref="ForAddress(string)"/>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <inheritdoc cref="ForAddress(string, GrpcChannelOptions)"/>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new GrpcChannel(address, channelOptions);
    }

    /// <summary>Creates what the generated clients make their calls through.</summary>
    /// <returns>The invoker.</returns>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new HttpCallInvoker(this);
    }

    /// <summary>Cancels the calls that are under way and closes the connections.</summary>
    public void Dispose()
    {
        CallLifetime[] calls;
        lock (_activeCalls)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            calls = [.. _activeCalls];
        }

        foreach (CallLifetime call in calls)
        {
            call.Dispose();
        }

        if (_ownsInvoker)
        {
            Invoker.Dispose();
        }
    }

    internal void Register(CallLifetime call)
    {
        lock (_activeCalls)
        {
            // Inside the lock, so that no call slips past a concurrent Dispose.
            ObjectDisposedException.ThrowIf(_disposed, this);
            _activeCalls.Add(call);
        }
    }

    internal void Unregister(CallLifetime call)
    {
        lock (_activeCalls)
        {
            _activeCalls.Remove(call);
        }
    }

    internal Uri AddressOf(IMethod method) =>
        _methodAddresses.GetOrAdd(method.FullName, static (name, address) => new Uri(address, name), Address);
}
