namespace Federation.Data;

/// <summary>Reads the numbers in a PGM or PPM file, which white space and comments (from # to the line's end) stand between.</summary>
internal struct PnmText(ImageFile file, int position)
{
    private const int MostDigits = 9;

    /// <summary>The byte that is read next.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Reads the next number.</summary>
    /// <param name="what">What the number is, for the message if there is none.</param>
    public int ReadNumber(string what)
    {
        if (FindContent() is not { } start)
        {
            throw file.Broken(Position, $"the file ends. Expected {what}.");
        }

        Position = start;
        var value = 0;
        while (Position < file.Content.Length && file.Content[Position] is >= (byte)'0' and <= (byte)'9' && Position - start < MostDigits)
        {
            value = (value * 10) + (file.Content[Position++] - '0');
        }

        if (Position == start || (Position < file.Content.Length && !IsSpace(file.Content[Position]) && file.Content[Position] != '#'))
        {
            throw file.Broken(start, $"expected {what}, a number of at most {MostDigits} digits.");
        }

        return value;
    }

    /// <summary>Skips the single white space between the header and binary samples.</summary>
    /// <returns>Where the samples begin.</returns>
    public int SkipOneSpace()
    {
        // A comment may still stand before the line's end, and then its line's end is that white space.
        while (Position < file.Content.Length && file.Content[Position] == '#')
        {
            SkipComment();
        }

        if (Position >= file.Content.Length || !IsSpace(file.Content[Position]))
        {
            throw file.Broken(Position, "expected white space after the largest sample.");
        }

        return ++Position;
    }

    /// <summary>Where the next byte is that is neither white space nor a comment; null if there is none.</summary>
    public int? FindContent()
    {
        while (Position < file.Content.Length)
        {
            if (file.Content[Position] == '#')
            {
                SkipComment();
            }
            else if (IsSpace(file.Content[Position]))
            {
                Position++;
            }
            else
            {
                return Position;
            }
        }

        return null;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or >= (byte)'\t' and <= (byte)'\r';

    private void SkipComment()
    {
        var length = file.Content.AsSpan(Position).IndexOfAny((byte)'\n', (byte)'\r');
        Position = length < 0 ? file.Content.Length : Position + length;
    }
}
