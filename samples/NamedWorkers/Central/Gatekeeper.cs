using Federation.Server;
using Federation.Strategies;
using NamedWorkers.Training;

namespace NamedWorkers.Central;

/// <summary>Says which workers are let in; whoever is not is told why, and so is the one who looks at the central process.</summary>
/// <param name="roster">Who takes part.</param>
/// <param name="dataset">Which images the workers must have.</param>
/// <param name="schedule">How far the run has come.</param>
/// <param name="say">Is told of every refusal.</param>
internal sealed class Gatekeeper(Roster roster, string dataset, EpochSchedule schedule, Action<string> say) : IRunObserver
{
    private string? _over;

    /// <summary>Why a worker is not let in; null if it is.</summary>
    public ClientRefusal? Judge(ClientInfo worker)
    {
        var refusal = Find(worker);
        if (refusal is not null)
        {
            say($"Refused \"{worker.Id}\": {refusal.Reason}");
        }

        return refusal;
    }

    public void RunFinished(RunHistory history) =>
        Volatile.Write(ref _over, $"the run is over, after {Count(schedule.Epoch, "epoch")} ({Count(history.Rounds.Count, "round")})");

    public void RunEnded(RunHistory? history, Exception cause) =>
        Volatile.Write(ref _over, $"the run has ended early, after {Count(history?.Rounds.Count ?? 0, "round")}");

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private ClientRefusal? Find(ClientInfo worker)
    {
        if (!roster.Has(worker.Id))
        {
            return new ClientRefusal(roster.Unknown(worker.Id));
        }

        if (Volatile.Read(ref _over) is { } over)
        {
            return new ClientRefusal($"Worker \"{worker.Id}\" comes too late: {over}.") { MayComeLater = true };
        }

        if (worker.ExampleCount is not > 0)
        {
            return new ClientRefusal($"Worker \"{worker.Id}\" does not say how many images it has: start the worker of this sample.");
        }

        var images = worker.Properties.TryGetValue(WorkerClient.DatasetKey, out var name) ? name.ToString() : "no";
        return images == dataset
            ? null
            : new ClientRefusal(
                $"Worker \"{worker.Id}\" has {images} images, the central process {dataset} images: give both the same with --data or --generated.");
    }
}
