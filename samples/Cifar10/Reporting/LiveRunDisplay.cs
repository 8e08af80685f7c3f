using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Spectre.Console;

namespace CifarSample.Reporting;

/// <summary>A table of rounds and a bar for each client, drawn again several times a second until it is disposed.</summary>
internal sealed class LiveRunDisplay : IRunDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    private readonly RunView _view;
    private readonly RunRenderer _renderer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _drawing;

    public LiveRunDisplay(IAnsiConsole console, IReadOnlyList<string> clientIds, int rounds)
    {
        _view = new RunView(clientIds);
        _renderer = new RunRenderer(rounds);
        _drawing = console.Live(_renderer.Render(_view.Snapshot()))
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Bottom)
            .StartAsync(DrawAsync);
    }

    public void Say(string text) => _view.AddNote(text);

    public void ShowTask(string text, double fraction) => _view.SetTask(text, fraction);

    public void ClientJoined(ClientInfo client) => _view.ClientJoined(client);

    public void ClientLeft(ClientInfo client, string reason) => _view.ClientLeft(client, reason);

    public void WaitingForClients(int connected, int needed) => _view.WaitingForClients(connected, needed);

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) => _view.RunStarted(rounds, initialEvaluation);

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) =>
        _view.PhaseStarted(round, phase, clients);

    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) =>
        _view.ClientProgressed(round, phase, client, fraction, metrics);

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) =>
        _view.ClientAnswered(round, phase, client, answer);

    public void ClientFailed(int round, ClientFailure failure) => _view.ClientFailed(round, failure);

    public void RoundFinished(RoundRecord record) => _view.RoundFinished(record);

    public void RunFinished(RunHistory history) => _view.RunFinished(history);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _drawing;
        _stop.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!_stop.IsCancellationRequested)
        {
            context.UpdateTarget(_renderer.Render(_view.Snapshot()));
            try
            {
                await timer.WaitForNextTickAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                // The last picture is drawn below.
            }
        }

        context.UpdateTarget(_renderer.Render(_view.Snapshot()));
    }
}
