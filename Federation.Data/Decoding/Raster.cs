namespace Federation.Data;

/// <summary>A decoded image: one byte a sample, the samples of a pixel side by side.</summary>
/// <param name="channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="samples">Row by row.</param>
internal sealed class Raster(int channels, byte[] samples)
{
    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels => channels;

    /// <summary>Row by row, the samples of a pixel side by side.</summary>
    public ReadOnlySpan<byte> Samples => samples;

    /// <summary>Writes the image as grey.</summary>
    public void CopyGrey(Span<byte> plane)
    {
        if (channels == 1)
        {
            Samples.CopyTo(plane);
            return;
        }

        for (int i = 0, at = 0; i < plane.Length; i++, at += 3)
        {
            // Rec. 601 in 16 bits, rounded: what Pillow's convert("L") computes.
            plane[i] = (byte)(((samples[at] * 19595) + (samples[at + 1] * 38470) + (samples[at + 2] * 7471) + 0x8000) >> 16);
        }
    }

    /// <summary>Writes the image as planes of red, green and blue; of a grey one all three are alike.</summary>
    public void CopyRgb(Span<byte> planes)
    {
        var size = planes.Length / 3;
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = planes.Slice(channel * size, size);
            if (channels == 1)
            {
                Samples.CopyTo(plane);
                continue;
            }

            for (int i = 0, at = channel; i < plane.Length; i++, at += 3)
            {
                plane[i] = samples[at];
            }
        }
    }
}
