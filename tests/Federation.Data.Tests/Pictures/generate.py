"""Writes the picture files beside it, and what their pixels are to expected.json: /usr/bin/python3 generate.py (needs python3-pil).

Where the samples have at most 8 bits the expected pixels are Pillow's, convert("RGB") and convert("L"). Pillow cuts 16 bits off
where the readers round, so there they are worked out here from the samples that were written.
"""
import json
import os
import random
import struct
import zlib

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTH, HEIGHT = 13, 11
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
SAMPLES = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
NAMES = {GREY: "grey", RGB: "rgb", PALETTE: "palette", GREY_ALPHA: "greyalpha", RGBA: "rgba"}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]

expected = {}


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pack(samples, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    bits = "".join(format(s, f"0{depth}b") for s in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(row, above, distance, kind):
    out = bytearray([kind])
    for i, value in enumerate(row):
        a = row[i - distance] if i >= distance else 0
        b = above[i]
        c = above[i - distance] if i >= distance else 0
        out.append((value - (0, a, b, (a + b) // 2, paeth(a, b, c))[kind]) & 255)
    return bytes(out)


def png(pixels, width, height, color, depth, interlaced, extra=(), pieces=1):
    """pixels[y][x] is a tuple of samples; every filter is used in turn."""
    distance = max(1, SAMPLES[color] * depth // 8)
    raw, turn = b"", 0
    for left, top, right, down in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        above = None
        for y in range(top, height, down):
            row = pack([s for x in range(left, width, right) for s in pixels[y][x]], depth)
            if row:
                raw += filtered(row, above or bytes(len(row)), distance, turn % 5)
                above, turn = row, turn + 1
    data = zlib.compress(raw, 9)
    step = -(-len(data) // pieces)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced))
            + b"".join(chunk(name, content) for name, content in extra)
            + b"".join(chunk(b"IDAT", data[i:i + step]) for i in range(0, len(data), step)) + chunk(b"IEND", b""))


def luma(r, g, b):
    return (r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16


def save(name, content, pixels=None):
    """pixels: rows of (r, g, b) or (v,) in 8 bits; None to ask Pillow."""
    path = os.path.join(HERE, name)
    with open(path, "wb") as file:
        file.write(content)
    image = Image.open(path)
    image.load()
    if pixels is None:
        rgb, grey = image.convert("RGB").tobytes(), image.convert("L").tobytes()
    else:
        flat = [p if len(p) == 3 else p * 3 for row in pixels for p in row]
        rgb, grey = bytes(s for p in flat for s in p), bytes(luma(*p) for p in flat)
    expected[name] = {"width": image.width, "height": image.height, "rgb": rgb.hex(), "grey": grey.hex()}


def nearest(value, most):
    return (value * 255 + most // 2) // most


def pngs(rng):
    depths = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGBA: (8, 16)}
    for color in depths:
        for depth in depths[color]:
            pixels = [[tuple(rng.randrange(1 << depth) for _ in range(SAMPLES[color])) for _ in range(WIDTH)] for _ in range(HEIGHT)]
            extra = []
            if color == PALETTE:
                extra.append((b"PLTE", bytes(rng.randrange(256) for _ in range(3 << depth))))
            rounded = None
            if depth == 16:
                channels = 1 if color in (GREY, GREY_ALPHA) else 3
                rounded = [[tuple(nearest(s, 65535) for s in p[:channels]) for p in row] for row in pixels]
            for interlaced in (0, 1):
                name = f"{NAMES[color]}{depth}{'-adam7' if interlaced else ''}.png"
                save(name, png(pixels, WIDTH, HEIGHT, color, depth, interlaced, extra, pieces=1 + 2 * interlaced), rounded)

    # Transparency is dropped in every form that it may have.
    def noise(color, depth):
        return [[tuple(rng.randrange(1 << depth) for _ in range(SAMPLES[color])) for _ in range(WIDTH)] for _ in range(HEIGHT)]

    pixels = noise(PALETTE, 4)
    palette = bytes(rng.randrange(256) for _ in range(48))
    save("palette4-trns.png", png(pixels, WIDTH, HEIGHT, PALETTE, 4, 0, [(b"PLTE", palette), (b"tRNS", bytes(range(0, 160, 10)))]))
    pixels = noise(GREY, 8)
    save("grey8-trns.png", png(pixels, WIDTH, HEIGHT, GREY, 8, 0, [(b"tRNS", struct.pack(">H", pixels[0][0][0]))]))
    pixels = noise(RGB, 8)
    save("rgb8-trns.png", png(pixels, WIDTH, HEIGHT, RGB, 8, 0, [(b"tRNS", struct.pack(">HHH", *pixels[0][0]))]))

    # A suggested palette and chunks that nobody has to know.
    extra = [(b"gAMA", struct.pack(">I", 45455)), (b"PLTE", bytes(range(30))), (b"tEXt", b"Comment\0none")]
    save("rgb8-chunks.png", png(noise(RGB, 8), WIDTH, HEIGHT, RGB, 8, 0, extra, pieces=50))

    # Sizes at which some or most of Adam7's passes are empty.
    for width, height in ((1, 1), (2, 1), (1, 5), (4, 3), (5, 2), (8, 8)):
        pixels = [[(rng.randrange(4),) for _ in range(width)] for _ in range(height)]
        save(f"adam7-{width}x{height}.png", png(pixels, width, height, GREY, 2, 1))

    # Written by Pillow, whose encoder chooses the filters; a slope, so that it has something to choose.
    for mode in ("L", "RGB", "RGBA", "LA", "1"):
        image = Image.new("RGB", (40, 24))
        image.putdata([(x * 6, y * 10, (x * y) % 256) for y in range(24) for x in range(40)])
        path = os.path.join(HERE, f"pillow-{mode.lower()}.png")
        image.convert(mode).save(path)
        save(os.path.basename(path), open(path, "rb").read())


def pnms(rng):
    for channels, text, binary, ending in ((1, "P2", "P5", "pgm"), (3, "P3", "P6", "ppm")):
        for most in (1, 15, 255, 256, 1000, 65535):
            samples = [rng.randrange(most + 1) for _ in range(WIDTH * HEIGHT * channels)]
            samples[:2] = [0, most]
            rounded = [nearest(s, most) for s in samples]
            rows = [[tuple(rounded[(y * WIDTH + x) * channels:][:channels]) for x in range(WIDTH)] for y in range(HEIGHT)]
            body = " ".join(str(s) + ("\n" if i % 9 == 8 else "") for i, s in enumerate(samples))
            # Pillow 9 does not read comments among text samples, so they are in the header only.
            save(f"text{most}.{ending}", f"{text}\n# a comment\n{WIDTH} {HEIGHT} # another\n{most}\n{body}\n".encode(), rows)
            body = b"".join(struct.pack(">H" if most > 255 else "B", s) for s in samples)
            save(f"binary{most}.{ending}", f"{binary} {WIDTH}\t{HEIGHT}\r\n#a\n{most}\n".encode() + body, rows)


if __name__ == "__main__":
    generator = random.Random(7)
    pngs(generator)
    pnms(generator)
    with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(expected, file, indent=0, sort_keys=True)
        file.write("\n")
