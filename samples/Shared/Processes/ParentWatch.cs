namespace Federation.Samples;

/// <summary>Ends this process when the one that started it is gone: standard input then comes to its end.</summary>
public static class ParentWatch
{
    /// <summary>The option with which <see cref="ChildProcess"/> starts a process that is to watch; not for people.</summary>
    public const string OptionName = "--stop-with-parent";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A token that is cancelled when standard input ends. If the process is still there some seconds later, it is ended.</summary>
    public static CancellationToken Begin()
    {
        // Never disposed: the watch lasts as long as the process.
        var gone = new CancellationTokenSource();
        var thread = new Thread(() => Watch(gone)) { IsBackground = true, Name = nameof(ParentWatch) };
        thread.Start();
        return gone.Token;
    }

    private static void Watch(CancellationTokenSource gone)
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (input.Read(buffer) > 0)
        {
            // Nothing is said on this pipe; only its end means something.
        }

        gone.Cancel();
        Thread.Sleep(Patience);
        Environment.Exit(1);
    }
}
