using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Federation.Data;

/// <summary>Downloads one file and checks it; tries again where that can help.</summary>
internal sealed class FileDownload(HttpClient httpClient, TimeProvider timeProvider)
{
    internal const int Attempts = 3;

    /// <summary>How long the server may be silent.</summary>
    internal static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Downloads the file to a path; if it cannot be had, the path may hold a part of it.</summary>
    /// <exception cref="DownloadException">The file could not be had, or is not the one that was expected.</exception>
    public async Task RunAsync(
        Uri uri, string md5, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(uri, md5, path, progress, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DownloadException) when (attempt < Attempts)
            {
                await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (attempt < Attempts && CanPass(exception))
            {
                await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception)
            {
                throw new DownloadException(uri, exception.Message, exception);
            }
        }
    }

    // A host that is not found, or does not take connections, will not have changed its mind a second later.
    private static bool CanPass(HttpRequestException exception) =>
        exception.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.ProxyTunnelError or HttpRequestError.SecureConnectionError)
        && exception.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests;

    private Task PauseAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(FirstPause * attempt, timeProvider, cancellationToken);

    private async Task TryAsync(
        Uri uri, string md5, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var stall = new CancellationTokenSource(StallTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            using var response = await httpClient.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            var found = await SaveAsync(response.Content, path, stall, progress, either.Token).ConfigureAwait(false);
            if (!found.Equals(md5, StringComparison.OrdinalIgnoreCase))
            {
                throw new DownloadException(uri, $"the file that came has the MD5 {found}; expected {md5}.");
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DownloadException(uri, $"the server was silent for {StallTimeout.TotalSeconds:0} seconds.", exception);
        }
        catch (IOException exception) when (exception is HttpIOException || exception.InnerException is SocketException)
        {
            throw new DownloadException(uri, $"the connection broke. {exception.Message}", exception);
        }
    }

    private static async Task<string> SaveAsync(
        HttpContent content,
        string path,
        CancellationTokenSource stall,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        await using var sourceScope = source.ConfigureAwait(false);
        await using var targetScope = target.ConfigureAwait(false);

        var buffer = new byte[1 << 17];
        var total = 0L;
        progress?.Report(new DownloadProgress(0, content.Headers.ContentLength));
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            stall.CancelAfter(StallTimeout);
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            total += read;
            progress?.Report(new DownloadProgress(total, content.Headers.ContentLength));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
