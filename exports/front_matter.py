"""The front matter of a minutes file: a few lines at its head that a program can read.

Each line is a key of ours and a JSON string, which every YAML reader takes as the text it is.
"""

import json
import re
from datetime import date
from typing import Literal, NamedTuple

from panel_tui.domain.document import MinutesDocument

State = Literal["draft", "approved", "superseded"]

NOTICES: dict[State, tuple[str, str]] = {
    "draft": ("DRAFT", "not approved yet. For checking only, not for the child’s file."),
    "superseded": ("SUPERSEDED", "a later version of these minutes stands in place of this one."),
}
"""What stands at the head and at the foot of minutes that are not the ones that count."""

FENCE = "---"

_NOT_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE = re.compile(r'([a-z0-9_]+): ("(?:[^"\\]|\\.)*")')


class MinutesStatus(NamedTuple):
    """What a file says of its version beside the document: how it stands, when its upload is due."""

    state: State
    due: date | None = None
    journal_head: str = ""
    """The journal's last entry when the version was approved; left out of a draft."""


def front_matter(document: MinutesDocument, status: MinutesStatus) -> str:
    """The lines at the head of the file, with their fences and the last line end."""
    fields = {
        "case_id": document.case_id,
        "meeting": document.meeting_id,
        "template": document.template,
        "version": str(document.version),
        "state": status.state,
        "due": status.due.isoformat() if status.due else "",
        "document_sha256": document.sha256,
    }
    if status.state != "draft":
        fields["journal_head"] = status.journal_head
    lines = (f"{key}: {_quoted(value)}" for key, value in fields.items())
    return "\n".join((FENCE, *lines, FENCE, ""))


def split_front_matter(text: str) -> tuple[dict[str, str], str] | None:
    """The fields at the head of a file and what follows them; None if it has no such head."""
    opening, found, rest = text.partition("\n")
    fields: dict[str, str] = {}
    while found and opening == FENCE:
        line, found, rest = rest.partition("\n")
        if line == FENCE:
            return fields, rest
        match = _LINE.fullmatch(line)
        if match is None or match[1] in fields:
            return None
        try:
            fields[match[1]] = json.loads(match[2])
        except ValueError:
            return None
    return None


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_FOR_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
