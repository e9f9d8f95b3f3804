"""The text of a file of unknown encoding: UTF-8, UTF-16 with its mark, or else Windows-1252."""

import codecs
import re

from data.tables.sheet import Unreadable
from panel_tui.domain.faults import Fault

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_STRAY_CONTROLS = 8  # some are dropped; a picture or a workbook is full of them
_SHARE_OF_CONTROLS = 0.02

# Letters in UTF-8, of which Windows-1252 makes an accented capital and a sign. Left out: what people
# do write in Windows-1252, such as a capital before a quotation mark or a dash.
_UTF_8_LETTERS = re.compile(
    rb"[\xc2-\xc5][\x80-\xbf]"
    rb"|[\xc6-\xdf][\x80-\x84\x86-\x90\x95\x98-\x9f\xa1-\xbf]"
    rb"|\xe2\x80[\x80-\xbf]"
)


def decode(content: bytes) -> str:
    """The text in `content`, without a byte order mark.

    Raises:
        Unreadable: it is no text, or mixes two encodings, so that some names would come out wrong.
    """
    if content.startswith(_UTF_16):
        return _decode_utf_16(content)
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content or _full_of_controls(content):
        raise _not_text()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_windows(content)


def _decode_utf_16(content: bytes) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        raise _not_text() from None
    if "\0" in text:
        raise _not_text()
    return text


def _decode_windows(content: bytes) -> str:
    if mixed := _UTF_8_LETTERS.search(content):
        row = len((content[: mixed.start()] + b".").splitlines())
        words = "the file mixes two encodings; save it again as CSV UTF-8, or as text in UTF-8"
        raise Unreadable(Fault(f"row {row}", words))
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise _not_text() from None


def _full_of_controls(content: bytes) -> bool:
    count = len(content) - len(content.translate(None, _CONTROLS))
    return count > _STRAY_CONTROLS and count > len(content) * _SHARE_OF_CONTROLS


def _not_text() -> Unreadable:
    return Unreadable(Fault("", "not a text file"))
