using Federation.Server;
using Federation.Simulation;
using MnistExperiments.Server;

namespace MnistExperiments.Running;

/// <summary>An accuracy for each client and round, as they come.</summary>
internal sealed class AccuracyTable
{
    private readonly OrderedDictionary<string, double?[]> _rows = new(StringComparer.Ordinal);

    /// <summary>Makes an empty one.</summary>
    public AccuracyTable(Settings settings, VirtualClients clients)
    {
        for (var client = 0; client < clients.Count; client++)
        {
            _rows.Add(clients.Id(client), new double?[settings.Rounds]);
        }
    }

    /// <summary>For each client, by its number, its accuracy round by round; null where there is none.</summary>
    public IReadOnlyList<IReadOnlyList<double?>> Rows => [.. _rows.Values];

    /// <summary>Makes one of what the clients measured themselves.</summary>
    public static AccuracyTable OfEvaluations(Settings settings, VirtualClients clients, RunHistory history)
    {
        var table = new AccuracyTable(settings, clients);
        foreach (var round in history.Rounds)
        {
            foreach (var answer in round.Evaluations)
            {
                table.Set(answer.ClientId, round.Round, answer.Metrics[Examiner.Accuracy].AsDouble());
            }
        }

        return table;
    }

    /// <summary>Notes an accuracy.</summary>
    /// <param name="clientId">Whose.</param>
    /// <param name="round">The round, from 1.</param>
    /// <param name="accuracy">The accuracy, 0 to 1.</param>
    public void Set(string clientId, int round, double accuracy) => _rows[clientId][round - 1] = accuracy;
}
