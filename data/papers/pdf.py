"""PDF files: the text of their first pages, what is filled into their forms included."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from data.papers.lines import PAGES, Line, Unread, Words

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WANTS_A_PASSWORD = 4  # FPDF_ERR_PASSWORD


class _Page(NamedTuple):
    text: str
    is_picture: bool


def read(content: bytes) -> Words:
    """The words of a PDF, as far as its pages hold words and not pictures of them.

    Raises:
        Unread: locked with a password, damaged, or all its pages are pictures or blank.
    """
    with closing(_opened(content)) as document:
        count = len(document)
        pages = list(filter(None, (_page(document, at) for at in range(min(count, PAGES)))))
    if not pages:
        raise Unread("damaged", "")
    if not any(page.text for page in pages):
        raise Unread("unread", "its pages are pictures, as a scan makes them")
    lines = (Line((text,)) for page in pages for text in page.text.splitlines())
    return Words(tuple(lines), remarks=tuple(_remarks(pages, count)))


def _remarks(pages: Sequence[_Page], count: int) -> Iterator[str]:
    if count > PAGES:
        yield f"first {PAGES} pages of {count:,} read"
    if pictures := sum(page.is_picture for page in pages):
        yield f"{pictures} of its pages {'is a picture' if pictures == 1 else 'are pictures'}"


def _opened(content: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = error.err_code == _WANTS_A_PASSWORD
        raise Unread("locked" if locked else "damaged", "") from None
    with suppress(PdfiumError):  # a form that is broken leaves the pages as they are
        document.init_forms()
    return document


def _page(document: "PdfDocument", at: int) -> _Page | None:
    """A page with what is filled into its form; None where it is damaged."""
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    try:
        if document.formenv:
            with closing(document[at]) as page:
                page.flatten()
        with closing(document[at]) as page, closing(page.get_textpage()) as words:
            text = words.get_text_bounded().strip()
            pictures = () if text else page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
            return _Page(text, any(True for _ in pictures))
    except PdfiumError:
        return None
