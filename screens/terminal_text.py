"""What a terminal sends, as text that Textual's parser takes without harm.

Textual 8.2.8 stops reading keys for good at a byte that is no UTF-8. And it takes an escape character in
what is pasted for a key, and what follows it for more keys: the words change places, and may steer.
"""

from codecs import getincrementaldecoder

ESCAPE = "\x1b"
PASTE_BEGINS, PASTE_ENDS = f"{ESCAPE}[200~", f"{ESCAPE}[201~"


class TerminalText:
    """Turns the bytes of a terminal into text, however they are cut into pieces.

    What is no letter becomes the replacement character; in what is pasted there are no escape characters
    but that of its end.
    """

    def __init__(self) -> None:
        """Nothing has been sent yet."""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._tail = ""
        """The end of what was typed, which may be the first part of `PASTE_BEGINS`."""
        self._held = ""
        """The end of what was pasted, which may be the first part of `PASTE_ENDS`."""

    def take(self, data: bytes) -> str:
        """The text of some more bytes; empty while it takes more of them to know it."""
        rest, taken = self._decoder.decode(data), []
        while rest:
            part, rest = self._pasted(rest) if self._pasting else self._typed(rest)
            taken.append(part)
        return "".join(taken)

    def _typed(self, text: str) -> tuple[str, str]:
        """What was typed, with the mark of a paste that follows it, and the rest."""
        before = len(self._tail)
        text = self._tail + text
        begins = text.find(PASTE_BEGINS)
        self._pasting = begins >= 0
        end = begins + len(PASTE_BEGINS) if self._pasting else len(text)
        self._tail = "" if self._pasting else text[1 - len(PASTE_BEGINS) :]
        return text[before:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """What was pasted, with the mark of its end where that has come, and the rest."""
        words, mark, rest = (self._held + text).partition(PASTE_ENDS)
        self._pasting = not mark
        self._held = _first_part_of_mark(words) if self._pasting else ""
        words = words.removesuffix(self._held)
        return words.replace(ESCAPE, "") + mark, rest


def _first_part_of_mark(words: str) -> str:
    _, escape, after = words.rpartition(ESCAPE)
    return escape + after if escape and PASTE_ENDS.startswith(escape + after) else ""
