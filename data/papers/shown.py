"""A path as people may read it: nothing in it can steer a terminal or hide."""

import unicodedata

_PICTURES_OF_CONTROLS = 0x2400
_DELETE, _PICTURE_OF_DELETE = 0x7F, "\N{SYMBOL FOR DELETE}"
_BYTES = range(0xDC80, 0xDD00)  # what `os.fsdecode` makes of bytes that are no UTF-8
_HIDDEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def shown(path: str) -> str:
    r"""The path with its control characters made visible: `a\nb` is `a␊b`, a stray byte is `\xff`."""
    parts = ("".join(map(_shown, part)) for part in path.split("/"))
    return "/".join(part if part.strip() else "␠" * len(part) for part in parts)


def _shown(character: str) -> str:
    code = ord(character)
    if unicodedata.category(character) not in _HIDDEN:
        return character
    if code < ord(" "):
        return chr(_PICTURES_OF_CONTROLS + code)
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    if code in _BYTES:
        return f"\\x{code - _BYTES[0] + 0x80:02x}"
    return f"\\u{code:04x}"
