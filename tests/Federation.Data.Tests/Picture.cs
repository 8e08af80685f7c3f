using System.Text.Json;

namespace Federation.Data.Tests;

/// <summary>A picture file that Pictures/generate.py wrote, and what its pixels are.</summary>
internal sealed record Picture(string Name, int Width, int Height, byte[] Rgb, byte[] Grey)
{
    public static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Pictures");

    public byte[] Bytes => Read(Name);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static Picture[] All()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        return [.. document.RootElement.EnumerateObject().Select(property => new Picture(
            property.Name,
            property.Value.GetProperty("width").GetInt32(),
            property.Value.GetProperty("height").GetInt32(),
            Convert.FromHexString(property.Value.GetProperty("rgb").GetString()!),
            Convert.FromHexString(property.Value.GetProperty("grey").GetString()!)))];
    }

    public override string ToString() => Name;
}
