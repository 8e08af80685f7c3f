using System.CommandLine;
using CustomStrategy;

var rounds = Number("--rounds", "How many rounds, at most.", 20);
var clients = Number("--clients", "How many clients; at least 4.", 8);
var mistaken = Number("--mistaken", "How many of the clients have all labels wrong.", 3);
var seed = Number("--seed", "Decides the data and all random choices.", 1);
clients.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 4, "--clients must be at least 4.", result.AddError));
rounds.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 1, "--rounds must be at least 1.", result.AddError));
mistaken.Validators.Add(result => Check(result.GetValueOrDefault<int>() >= 0, "--mistaken must be at least 0.", result.AddError));

var root = new RootCommand("Trains a small federation with FedAvg and with a strategy of one's own, some of the clients having their labels wrong.")
{
    rounds, clients, mistaken, seed,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new Settings(
        arguments.GetValue(rounds), arguments.GetValue(clients), arguments.GetValue(mistaken), arguments.GetValue(seed));
    try
    {
        await Comparison.RunAsync(settings, Console.Out, cancellationToken);
        return 0;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        await Console.Error.WriteLineAsync("Stopped.");
        return 130;
    }
});
return await root.Parse(args).InvokeAsync();

static Option<int> Number(string name, string description, int fallback) =>
    new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => fallback };

static void Check(bool holds, string message, Action<string> addError)
{
    if (!holds)
    {
        addError(message);
    }
}
