namespace NamedWorkers.Commands;

/// <summary>What a worker's exit code means, besides 0, 1 for a failure and 130 where it was stopped. The numbers are those of sysexits.h.</summary>
internal static class ExitCodes
{
    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 64;

    /// <summary>There is no run to take part in now; trying again later can help.</summary>
    public const int NotNow = 75;

    /// <summary>The central process refuses the worker; trying again does not help, and the message says what to change.</summary>
    public const int Refused = 78;

    /// <summary>The worker was stopped.</summary>
    public const int Stopped = 130;
}
