namespace Federation.Strategies.Tests;

/// <summary>Selections of selectors that ask nobody.</summary>
internal static class SelectorExtensions
{
    public static ClientSelection SelectNow(this IClientSelector selector, SelectionContext context)
    {
        var selection = selector.SelectAsync(context, CancellationToken.None);
        Assert.That(selection.IsCompletedSuccessfully, "the selector waited for somebody");
#pragma warning disable VSTHRD002 // It is completed.
        return selection.Result;
#pragma warning restore VSTHRD002
    }
}
