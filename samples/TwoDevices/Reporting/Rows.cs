using TwoDevices.Data;
using TwoDevices.Running;

namespace TwoDevices.Reporting;

/// <summary>The models that a table has, in its order, and what they are called.</summary>
internal static class Rows
{
    /// <summary>What the base is called.</summary>
    public const string Base = "Base, before any training";

    /// <summary>The devices' models and the merged one.</summary>
    public static IReadOnlyList<string> Names(Pictures pictures) =>
    [
        $"{Device.NameOf(0)}: {Share(pictures, DeviceSplit.Few, DeviceSplit.Many)}",
        $"{Device.NameOf(1)}: {Share(pictures, DeviceSplit.Many, DeviceSplit.Few)}",
        "Merged: the mean of both",
    ];

    /// <summary>Their scores in a round.</summary>
    public static IReadOnlyList<Score> Scores(RoundScores round) => [.. round.Devices, round.Merged];

    private static string Share(Pictures pictures, int first, int second) =>
        $"{first} {pictures.ClassNames[0]}, {second} {pictures.ClassNames[1]}";
}
