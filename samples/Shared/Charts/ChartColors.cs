namespace Federation.Samples;

/// <summary>Colours that people who are colour-blind tell apart too (Okabe and Ito 2008), dark enough for lines on white.</summary>
public static class ChartColors
{
    /// <summary>Blue.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Vermilion.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009e73";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#cc79a7";

    /// <summary>Orange.</summary>
    public const string Orange = "#e69f00";

    /// <summary>Sky blue.</summary>
    public const string Sky = "#56b4e9";

    /// <summary>All of them, in the order to use them in.</summary>
    public static IReadOnlyList<string> All { get; } = [Blue, Vermilion, Green, Purple, Orange, Sky];
}
