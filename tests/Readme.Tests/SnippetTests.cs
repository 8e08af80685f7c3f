namespace Readme.Tests;

/// <summary>What the readme and the pages under docs/ show is compiled code: each marked part of a snippet stands in one of them, to the letter.</summary>
internal sealed class SnippetTests
{
    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Snippets"), "*.cs").Select(Path.GetFileName).OfType<string>().Order();

    [TestCaseSource(nameof(Files))]
    public void Page_ShowsTheSnippetAsItIsCompiled(string file)
    {
        var pages = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Pages"), "*.md").Select(File.ReadAllText).ToList();
        var parts = MarkedParts(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Snippets", file))).ToList();

        Assert.That(parts, Is.Not.Empty, "no part is marked with // <shown>");
        Assert.That(
            parts,
            Is.All.Matches<string>(part => pages.Any(page => page.Contains(part, StringComparison.Ordinal))),
            $"no page shows all of {file}");
    }

    private static IEnumerable<string> MarkedParts(string[] lines)
    {
        for (var begin = Array.FindIndex(lines, IsBegin); begin >= 0; begin = Array.FindIndex(lines, begin + 1, IsBegin))
        {
            var end = Array.FindIndex(lines, begin, line => line.Trim() == "// </shown>");
            var indent = lines[begin].Length - lines[begin].TrimStart().Length;
            yield return string.Join('\n', lines[(begin + 1)..end].Select(line => line.Length < indent ? line : line[indent..]));
        }
    }

    private static bool IsBegin(string line) => line.Trim() == "// <shown>";
}
