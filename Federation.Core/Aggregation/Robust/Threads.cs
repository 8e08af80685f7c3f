using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Numbers of threads.</summary>
internal static class Threads
{
    /// <summary>A number of threads, at least 1.</summary>
    public static int Check(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
