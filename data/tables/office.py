"""Workbooks and Word documents as files: zip archives, looked at before any library opens them."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from data.tables.sheet import Unreadable
from panel_tui.domain.faults import Fault

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

# How Office files of before 2007 begin, and those of today that are protected by a password.
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

UNPACKED_MB = 200
"""A file that unpacks to more is not opened; a register of 20,000 rows takes about 20."""
_PACKED_TIGHTLY = 200  # times; a sheet of rows that are all alike reaches about 60
_SMALL = 4 * 1024 * 1024  # a file that unpacks to less does no harm, however tightly packed
_MOST_PARTS = 10_000
_PACKINGS = {0, 8}  # as they are, and deflated: what Office writes
_ENCRYPTED = 1  # a flag of a part in a zip archive
_PROTECTED_PART = "EncryptedPackage".encode("utf-16-le")

_TAG = rb"""<(?:\w+:)?(%b)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)>"""
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Protected(Unreadable):
    """The file asks for a password."""


class TooLarge(Unreadable):
    """The file unpacks to more than it is safe to unpack."""


class Kind(NamedTuple):
    """A kind of file: what it is called, with its article, and the parts of which a genuine one has one.

    `wanted` is a pattern for the names of the parts to unpack; the others are left alone.
    """

    named: str
    main_parts: tuple[str, ...]
    wanted: str = ".*"


def is_before_2007(content: bytes) -> bool:
    """Whether it is a file in Office's form of before 2007; one with a password of today looks alike."""
    return content.startswith(_OLD_FORMAT) and _PROTECTED_PART not in content


def unpack(content: bytes, kind: Kind) -> dict[str, bytes]:
    """The parts of the archive by their names, within limits of size.

    Raises:
        Protected: it asks for a password.
        TooLarge: it is too large once unpacked.
        Unreadable: no archive or not of this kind, or damaged.
    """
    import zipfile

    if is_before_2007(content):
        raise refused("it is in the form of before 2007; open it, and save it as .docx")
    if content.startswith(_OLD_FORMAT):
        raise protected()
    if not content.startswith(b"PK"):
        raise refused(f"not {kind.named}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive, kind, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise damaged() from None
    if not all(_is_xml(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))):
        raise damaged()
    return parts


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of `parts` and nothing else, for a library to open: what was measured is what it sees."""
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed


def tags(xml: bytes, *names: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The start tags of those names in their order, with their attributes; prefixes are left out.

    For looking a part over quickly; what is read out of it is read by a library.
    """
    wanted = b"|".join(re.escape(name.encode()) for name in names)
    for tag in re.finditer(_TAG % wanted, xml):
        attributes = {
            _words(key.rpartition(b":")[2]): _words(one or other)
            for key, one, other in _ATTRIBUTE.findall(tag[2])
        }
        yield _words(tag[1]), attributes


def _is_xml(part: bytes) -> bool:
    """Whether XML is whole, and defines no entities: libraries stumble, or never end, over the rest."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    doctypes: list[object] = []
    parser.StartDoctypeDeclHandler = lambda *declared: doctypes.append(declared)
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return not doctypes


def _words(part: bytes) -> str:
    return part.decode("utf-8", "replace")


def protected() -> Protected:
    """The refusal of a file that asks for a password."""
    words = "it is protected by a password; take the password off, and save it again"
    return Protected(Fault("", words))


def damaged() -> Unreadable:
    """The refusal of a file that is of the right kind and cannot be read all the same."""
    return refused("the file is damaged; open it, save it again, and import that")


def _parts(archive: "ZipFile", kind: Kind, packed: int) -> dict[str, bytes]:
    files = [each for each in archive.infolist() if not each.is_dir()]
    names = {each.filename for each in files}
    if names.isdisjoint(kind.main_parts):
        raise refused(f"not {kind.named}")
    if any(each.flag_bits & _ENCRYPTED for each in files):
        raise protected()
    packings = {each.compress_type for each in files}
    if len(names) < len(files) or not packings <= _PACKINGS:
        raise damaged()  # of two parts of one name, two programs would read two agendas
    _check_sizes(files, packed)
    wanted = re.compile(kind.wanted)
    return {
        each.filename: _read(archive, each) for each in files if wanted.fullmatch(each.filename)
    }


def _read(archive: "ZipFile", part: "ZipInfo") -> bytes:
    """No more than the part says it holds: one that says too little fails its checksum."""
    with archive.open(part) as file:
        return file.read(part.file_size)


def _check_sizes(files: "list[ZipInfo]", packed: int) -> None:
    unpacked = sum(each.file_size for each in files)
    too_large = unpacked > UNPACKED_MB * 1024 * 1024 or len(files) > _MOST_PARTS
    if too_large or (unpacked > _SMALL and unpacked > packed * _PACKED_TIGHTLY):
        raise TooLarge(Fault("", "it unpacks to far more than its size, and was not opened"))


def refused(words: str) -> Unreadable:
    """The refusal of a file as a whole, in words."""
    return Unreadable(Fault("", words))
