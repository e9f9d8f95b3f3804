"""The story of the sample meeting: who does what when, read from `data/demo` and done as changes."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from panel_tui.domain.changes import CHANGE, Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.words import LONDON
from panel_tui.session import Session

FOLDER = Path(str(files("data.demo")))
AGENDA = FOLDER / "agenda.md"


class StoryClock:
    """A clock that shows the time of the story."""

    def __init__(self, at: datetime) -> None:
        """A clock that shows `at` until it is set."""
        self.at = at

    def now(self) -> datetime:
        """The time of the story."""
        return self.at


class Step(NamedTuple):
    """What one person does at one time; `changes` are as the file has them."""

    at: datetime
    by: str
    say: str
    changes: tuple[Mapping[str, Any], ...]


class Chapter(NamedTuple):
    """A part of the story."""

    title: str
    steps: tuple[Step, ...]


def chapters() -> Iterator[Chapter]:
    """The story in its order."""
    for file in sorted((FOLDER / "story").glob("*.toml")):
        written = tomllib.loads(file.read_text("utf-8"))
        steps = tuple(_step(written["on"], each) for each in written["step"])
        yield Chapter(written["title"], steps)


def moment_of(entry: Mapping[str, Any]) -> datetime:
    """When something of the story happens, from its `on` and `at`."""
    at = time.fromisoformat(entry["at"])
    return datetime.combine(entry["on"], at, tzinfo=LONDON).astimezone(UTC)


def play(step: Step, session: Session, meeting: Meeting) -> None:
    """Do what a step does, through the session.

    Raises:
        Refused: a rule does not allow it; the story is out of step with the rules.
    """
    session.actor = step.by
    session.do(*[_change(each, session, meeting) for each in step.changes])


def sign_off() -> dict[str, Any]:
    """What happens once the minutes have been read: the approvals and the receipt."""
    return tomllib.loads((FOLDER / "sign-off.toml").read_text("utf-8"))


def _step(on: object, entry: Mapping[str, Any]) -> Step:
    shared = {"case_ids": entry["case_ids"]} if "case_ids" in entry else {}
    changes = tuple({**shared, **each} for each in entry["change"])
    return Step(moment_of({"on": on, **entry}), entry["by"], entry["say"], changes)


def _change(written: Mapping[str, Any], session: Session, meeting: Meeting) -> Change:
    """A change of the file, with what only the session knows: ids, and which change an undo means."""
    if "case_id" in written:
        child_id = meeting.case(written["case_id"]).child_id
        others = {name: value for name, value in written.items() if name != "case_id"}
        return CHANGE.validate_python({"child_id": child_id, **others})
    known: dict[str, Any] = {"meeting_id": meeting.id}
    if written["kind"] == "undo":
        slip = session.last_own_change(meeting.id)
        if slip is None:
            raise Refused(f"{session.actor} has done nothing that could be undone.")
        known["number"] = slip.number
    return CHANGE.validate_python({**known, **written})
