using Federation.Client;
using Grpc.Core;
using NamedWorkers.Commands;

namespace NamedWorkers.Joining;

/// <summary>Takes part in a run, or in one run after the other, and says in plain words why there is none to take part in.</summary>
/// <param name="server">Where the central process is.</param>
/// <param name="name">Who the worker is.</param>
/// <param name="client">What it does.</param>
/// <param name="keep">Whether it waits for the next run when one is over.</param>
/// <param name="patience">How long it waits for a central process that cannot be reached; null for ever.</param>
/// <param name="time">Measures the pause between two runs.</param>
internal sealed class WorkerLoop(Uri server, string name, IFederatedClient client, bool keep, TimeSpan? patience, TimeProvider time)
{
    // A central process that has ended its run needs a moment to be gone.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly WorkerLog _log = new(Console.Out);
    private string? _lastProblem;

    /// <summary>Takes part.</summary>
    /// <returns>The exit code: 0 when the run is over, or why there was none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the central process was told.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var code = await TakePartAsync(cancellationToken);
            if (!keep || code == ExitCodes.Refused)
            {
                return code;
            }

            await Task.Delay(s_pause, time, cancellationToken);
        }
    }

    private async Task<int> TakePartAsync(CancellationToken cancellationToken)
    {
        var options = new FederationClientOptions { MaxBackoff = TimeSpan.FromSeconds(5), GiveUpAfter = patience };
        try
        {
            await FederationClient.RunAsync(server, name, client, options, _log, cancellationToken);
            _lastProblem = null;
            return 0;
        }
        catch (FederationException exception)
        {
            var problem = Describe(exception);
            if (problem != _lastProblem)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            _lastProblem = problem;
            return exception.IsTransient ? ExitCodes.NotNow : ExitCodes.Refused;
        }
    }

    // Where the central process itself says no, its words are enough; the library's own need to be told whose they are.
    private string Describe(FederationException exception) => exception.InnerException switch
    {
        RpcException { StatusCode: StatusCode.PermissionDenied or StatusCode.Aborted } rpc => rpc.Status.Detail,
        RpcException rpc when !exception.IsTransient => $"The central process at {server} refuses worker \"{name}\": {rpc.Status.Detail}",
        _ => exception.Message,
    };
}
