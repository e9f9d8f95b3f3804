"""PDF files made by hand, object by object."""

from collections.abc import Iterable, Sequence

PICTURE = "\0"
"""A page that is a picture and nothing else."""

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>stream\n\x80\nendstream"
)


def pdf(*pages: str, field: str = "") -> bytes:
    """A PDF with those pages of lines; `field` is what is filled into a form on the last page."""
    count = len(pages)
    numbers = range(5, 5 + 2 * count, 2)
    form = 5 + 2 * count
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{form} 0 R]/DA(/F1 12 Tf 0 g)"
        "/DR<</Font<</F1 3 0 R>>>>>>>>".encode()
        if field
        else b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{at} 0 R' for at in numbers)}]>>".encode(),
        _FONT,
        _IMAGE,
    ]
    for at, page in zip(numbers, pages, strict=True):
        annotations = f"/Annots[{form} 0 R]" if field and at == numbers[-1] else ""
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {at + 1} 0 R{annotations}"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>>>".encode(),
            _stream(_drawn(page)),
        ]
    if field:
        objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T(answer)/V({field})/DA(/F1 12 Tf 0 g)"
            "/Rect[72 600 500 620]/F 4>>".encode()
        )
    return _file(objects)


def _drawn(page: str) -> str:
    if page == PICTURE:
        return "q 500 0 0 700 50 50 cm /I1 Do Q"
    lines = (
        line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        for line in page.split("\n")
    )
    return "BT /F1 12 Tf 72 770 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"


def _stream(content: str) -> bytes:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream".encode("latin-1")


def _file(objects: Sequence[bytes]) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(written)
    written += _table(places)
    size = len(objects) + 1
    written += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(written)


def _table(places: Iterable[int]) -> bytes:
    rows = [b"%010d 00000 n \n" % place for place in places]
    return b"xref\n0 %d\n0000000000 65535 f \n" % (len(rows) + 1) + b"".join(rows)
