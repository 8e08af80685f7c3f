namespace Federation.Data.Tests;

/// <summary>The content of one of CIFAR-10's files.</summary>
internal static class CifarRecords
{
    public const int Size = 3073;

    /// <summary>10,000 records whose label and pixels follow from their number.</summary>
    public static byte[] Make(int salt)
    {
        var bytes = new byte[10_000 * Size];
        for (var record = 0; record < 10_000; record++)
        {
            var span = bytes.AsSpan(record * Size, Size);
            span.Fill((byte)(record + salt));
            span[0] = (byte)((record + salt) % 10);
        }

        return bytes;
    }
}
