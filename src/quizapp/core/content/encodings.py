"""Which encoding a file names itself, or can only be in."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def said_encoding(content: bytes) -> str | None:
    """Return the encoding that a file names itself, or that nothing else can be; else None."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return codec
    zeros = content[:4000].count(0)
    if zeros:  # UTF-16 without its mark: zeros stand in every other place of what is Latin
        even, odd = content[:4000:2].count(0), content[1:4000:2].count(0)
        for codec, near in (("utf-16-le", odd > even), ("utf-16-be", even > odd)):
            if near and zeros > len(content[:4000]) / 10 and reads(content, codec):
                return codec
        return None
    return "utf-8" if reads(content, "utf-8") else None


def reads(content: bytes, codec: str) -> bool:
    """Return whether these bytes can be in an encoding."""
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
