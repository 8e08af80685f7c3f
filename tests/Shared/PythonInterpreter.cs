namespace Federation.Testing;

/// <summary>The Python interpreter that peers run in.</summary>
internal static class PythonInterpreter
{
    /// <summary>Its name or path: what <c>FEDERATION_PYTHON</c> says, or the system's.</summary>
    public static string Executable { get; } =
        Environment.GetEnvironmentVariable("FEDERATION_PYTHON") is { Length: > 0 } chosen ? chosen
        : File.Exists("/usr/bin/python3") ? "/usr/bin/python3"
        : "python3";
}
