namespace Readme.Tests;

/// <summary>What the readme shows is compiled code: each marked part of a snippet stands in it, to the letter.</summary>
internal sealed class SnippetTests
{
    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Snippets"), "*.cs").Select(Path.GetFileName).OfType<string>().Order();

    [TestCaseSource(nameof(Files))]
    public void Readme_ShowsTheSnippetAsItIsCompiled(string file)
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var parts = MarkedParts(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Snippets", file))).ToList();

        Assert.That(parts, Is.Not.Empty, "no part is marked with // <readme>");
        Assert.That(parts, Is.All.Matches<string>(part => readme.Contains(part, StringComparison.Ordinal)), $"{file} and README.md differ");
    }

    private static IEnumerable<string> MarkedParts(string[] lines)
    {
        for (var begin = Array.FindIndex(lines, IsBegin); begin >= 0; begin = Array.FindIndex(lines, begin + 1, IsBegin))
        {
            var end = Array.FindIndex(lines, begin, line => line.Trim() == "// </readme>");
            var indent = lines[begin].Length - lines[begin].TrimStart().Length;
            yield return string.Join('\n', lines[(begin + 1)..end].Select(line => line.Length < indent ? line : line[indent..]));
        }
    }

    private static bool IsBegin(string line) => line.Trim() == "// <readme>";
}
