"""PDF files made by hand, letter for letter at its place."""

from dataclasses import dataclass

BODY = 10.0


@dataclass(frozen=True)
class At:
    """Words at a place of a page, from its lower left corner, in points."""

    x: float
    y: float
    text: str
    size: float = BODY
    bold: bool = False
    turned: int = 0
    """Quarter turns to the left."""


def lines(x: float, y: float, texts: list[str], leading: float = 12.0) -> list[At]:
    """Return lines below each other."""
    return [At(x, y - leading * place, text) for place, text in enumerate(texts)]


def pdf_file(
    *pages: list[At], title: str = "", rotate: int = 0, width: float = 400, height: float = 600
) -> bytes:
    """Return a file with these pages."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (6 + 2 * place) for place in range(len(pages))), len(pages)),
        _font(b"Helvetica"),
        _font(b"Helvetica-Bold"),
        b"<< /Title (%s) /CreationDate (D:20240820100000Z) >>" % _written(title),
    ]
    for place, page in enumerate(pages):
        drawn = b"\n".join(_drawn(at) for at in page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            % (width, height, rotate, 7 + 2 * place)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    whole = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return whole + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(places) + 1, table, len(places) + 1, len(whole))
    )


def _font(name: bytes) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /Type /Encoding"
        b" /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>" % name
    )


def _drawn(at: At) -> bytes:
    matrix = {0: b"1 0 0 1", 1: b"0 1 -1 0", 2: b"-1 0 0 -1", 3: b"0 -1 1 0"}[at.turned % 4]
    return b"BT /F%d %g Tf %s %g %g Tm (%s) Tj ET" % (
        2 if at.bold else 1,
        at.size,
        matrix,
        at.x,
        at.y,
        _written(at.text),
    )


def _written(text: str) -> bytes:
    text = text.replace("\ufb01", "\x01").replace("\ufb02", "\x02")
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
