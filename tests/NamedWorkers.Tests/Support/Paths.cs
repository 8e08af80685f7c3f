namespace NamedWorkers.Tests.Support;

/// <summary>Where things lie in the repository.</summary>
internal static class Paths
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The worker's program as it was built for itself: what lies with the tests lacks what ASP.NET Core would bring.</summary>
    public static string WorkerProgram { get; } = Path.Combine(
        Root, "samples/NamedWorkers/Worker", Path.GetRelativePath(Path.Combine(Root, "tests/NamedWorkers.Tests"), AppContext.BaseDirectory), "NamedWorkers.Worker.dll");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Federation.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("Federation.sln is in no folder above the tests.");
        }

        return directory.FullName;
    }
}
