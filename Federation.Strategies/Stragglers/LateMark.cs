using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// The entry of a fit's config that counts its answer as late. It lies in the instruction, so that it is found again with an answer
/// that comes in a later round.
/// </summary>
internal static class LateMark
{
    public const string Key = "straggler";

    public static Scalar Value => "late";

    public static bool IsOn(ClientUpdate update) => update.Instruction.Config.TryGetValue(Key, out var value) && value == Value;
}
