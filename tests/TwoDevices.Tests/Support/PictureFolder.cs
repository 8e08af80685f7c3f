using System.Text;
using Federation.Testing;

namespace TwoDevices.Tests.Support;

/// <summary>Folders of small pictures: in one class the upper half is bright, in the other the lower.</summary>
internal static class PictureFolder
{
    public const int Height = 12;
    public const int Width = 20;

    /// <summary>Writes pictures of a class, each a little different.</summary>
    public static void Write(TemporaryFolder folder, string className, int count, bool upper, bool colored = false)
    {
        var random = new Random(upper ? 1 : 2);
        for (var i = 0; i < count; i++)
        {
            folder.Write($"{className}/{i}.{(colored ? "ppm" : "pgm")}", Picture(random, upper, colored ? 3 : 1, Height, Width));
        }
    }

    /// <summary>Both classes, as many pictures of each.</summary>
    public static void WriteBoth(TemporaryFolder folder, int count)
    {
        Write(folder, "down", count, upper: false);
        Write(folder, "up", count, upper: true, colored: true);
    }

    /// <summary>One picture as a PGM or PPM file.</summary>
    public static byte[] Picture(Random random, bool upper, int channels, int height, int width)
    {
        var header = Encoding.ASCII.GetBytes($"P{(channels == 3 ? 6 : 5)} {width} {height} 255\n");
        var file = new byte[header.Length + (channels * height * width)];
        header.CopyTo(file, 0);
        for (var i = 0; i < channels * height * width; i++)
        {
            var isUpper = i / (channels * width) < height / 2;
            file[header.Length + i] = (byte)((isUpper == upper ? 120 : 60) + random.Next(100));
        }

        return file;
    }
}
