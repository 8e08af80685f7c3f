using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Chooses as a function says, and keeps what it was given.</summary>
internal sealed class TestSelector(
    Func<SelectionContext, CancellationToken, ValueTask<ClientSelection>> select, int minAvailableClients = 0) : IClientSelector
{
    public TestSelector(Func<SelectionContext, ClientSelection> select)
        : this((context, _) => new(select(context)))
    {
    }

    public List<SelectionContext> Contexts { get; } = [];

    public int MinAvailableClients => minAvailableClients;

    public static IEnumerable<string> Ids(IEnumerable<ClientInfo> clients) => clients.Select(client => client.Id);

    public ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        Contexts.Add(context);
        return select(context, cancellationToken);
    }
}
