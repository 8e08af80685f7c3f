namespace Federation.Data.Tests;

/// <summary>Waits for a file to be refused.</summary>
internal static class Refusal
{
    public static async Task<DatasetException> OfAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (DatasetException refusal)
        {
            return refusal;
        }

        throw new AssertionException("The file was not refused.");
    }
}
