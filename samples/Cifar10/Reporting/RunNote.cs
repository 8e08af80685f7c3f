namespace CifarSample.Reporting;

/// <summary>A line that stays to be read.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsWarning">Whether it says that something went wrong.</param>
internal sealed record RunNote(string Text, bool IsWarning);
