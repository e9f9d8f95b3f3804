"""What a file is by its content: its first bytes, and what lies in it where it is an archive."""

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from panel_tui.domain.paper_files import FileKind, FileState

_SAVE_AS_WORD = "open it, and save it as .docx or as a PDF"


class Kind(NamedTuple):
    """A kind of file, the state of one that is not to be read for its words, and a remark on that."""

    kind: "FileKind"
    state: "FileState" = "read"
    remark: str = ""


_BEGINNINGS: dict[bytes, Kind] = {
    rb"%PDF-|.{1,1019}%PDF-": Kind("PDF"),
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}": Kind("picture", "unread"),
    rb"RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avif)": Kind("picture", "unread"),
    rb"L\0\0\0\x01\x14\x02\0": Kind(
        "other", "unread", "it is a shortcut, and not the paper itself"
    ),
    rb"\{\\rtf": Kind("other", "unread", f"it is Rich Text: {_SAVE_AS_WORD}"),
    rb"(?:\xef\xbb\xbf)?\s{0,99}<(?i:!doctype html|html|head)": Kind(
        "other", "unread", f"it is a web page: {_SAVE_AS_WORD}"
    ),
}
_IN_ARCHIVES = {
    "word/": Kind("Word"),
    "xl/": Kind("other", "unread", "it is an Excel workbook"),
    "ppt/": Kind("other", "unread", "it is a PowerPoint file"),
    "META-INF/manifest.xml": Kind(
        "other", "unread", f"it is an OpenDocument file: {_SAVE_AS_WORD}"
    ),
    "": Kind("other", "unread", "it is an archive: take out what is in it"),
}
_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLD_OFFICE = {
    "EncryptedPackage": Kind("Word", "locked"),
    "WordDocument": Kind("Word", "unread", f"it is a Word file of before 2007: {_SAVE_AS_WORD}"),
    "": Kind(
        "other", "unread", f"it is an Office file or an e-mail of an old form: {_SAVE_AS_WORD}"
    ),
}
_ENDINGS: "dict[str, FileKind]" = {
    ".doc": "Word", ".docm": "Word", ".docx": "Word", ".dotx": "Word",
    ".gif": "picture", ".heic": "picture", ".jpeg": "picture", ".jpg": "picture",
    ".png": "picture", ".tif": "picture", ".tiff": "picture",
    ".markdown": "Markdown", ".md": "Markdown", ".pdf": "PDF", ".txt": "text",
}  # fmt: skip
_CALLED: "dict[FileKind, str]" = {
    "Word": "a Word file",
    "PDF": "a PDF",
    "Markdown": "a Markdown file",
    "text": "a text file",
    "picture": "a picture",
    "other": "something else",
}


def kind_of(content: bytes, ending: str) -> Kind:
    """The kind of a file with this content; only what has the form of text goes by its name's ending."""
    if content.startswith(_ARCHIVE):
        return _kind_of_archive(content, ending)
    if content.startswith(_OLD_OFFICE):
        return next(
            kind for part, kind in _IN_OLD_OFFICE.items() if part.encode("utf-16-le") in content
        )
    for beginning, kind in _BEGINNINGS.items():
        if re.match(beginning, content, re.DOTALL):
            return kind
    return Kind("Markdown" if _ENDINGS.get(ending) == "Markdown" else "text")


def remark_on_name(ending: str, kind: "FileKind") -> str:
    """What to say of a file whose name promises another kind than it is; nothing where it does not."""
    promised = _ENDINGS.get(ending, kind)
    return "" if promised == kind else f"named {ending}, but it is {_CALLED[kind]}"


def promises_words(ending: str) -> bool:
    """Whether a name says that the file is a Word file or a PDF."""
    return _ENDINGS.get(ending) in ("Word", "PDF")


def _kind_of_archive(content: bytes, ending: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind(_ENDINGS.get(ending, "other"), "damaged")
    return next(
        kind
        for part, kind in _IN_ARCHIVES.items()
        if any(name.startswith(part) for name in names) or not part
    )
