namespace Federation.Server;

/// <summary>The clients as the coordinator sees them, whatever is behind them.</summary>
internal interface IParticipants
{
    /// <summary>Who can be asked now, ordered by id.</summary>
    IReadOnlyList<IParticipant> Available { get; }

    /// <inheritdoc cref="IClientRegistry.WaitForAsync"/>
    Task WaitForAsync(int count, TimeSpan limit, CancellationToken cancellationToken);
}
