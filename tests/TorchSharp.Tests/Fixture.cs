using System.Text.Json;

/// <summary>Reads what PyTorch computed.</summary>
internal static class Fixture
{
    public static IEnumerable<JsonElement> Cases(string name) => Read(name).EnumerateArray();

    public static JsonElement Read(string name)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Oracle", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    public static float[] Floats(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(x => x.GetSingle())];

    public static double[] Doubles(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];

    public static long[] Longs(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(x => x.GetInt64())];

    public static long Long(this JsonElement item, string name) => item.GetProperty(name).GetInt64();

    public static bool Flag(this JsonElement item, string name) => item.GetProperty(name).GetBoolean();

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
