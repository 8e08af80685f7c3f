using Federation.Server;

namespace CifarSample.Reporting;

/// <summary>Shows a run to a person.</summary>
internal interface IRunDisplay : IRunObserver, IAsyncDisposable
{
    /// <summary>Says something that stays to be read.</summary>
    void Say(string text);

    /// <summary>Shows how far work is that is no client's, 0 to 1.</summary>
    void ShowTask(string text, double fraction);
}
