"""What councils call the columns of their list of children (`words.toml`), events among them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data.tables.wanted import Names, Wanted, names, plain, read_words, shared_names
from data.templates.shared import shared_events
from panel_tui.domain.child import LOOKED_AFTER

# Columns that hold the dates of one kind of event: `event ` and its id, or a field that agendas have too.
_EVENT = "event "
_LOOKED_AFTER = "looked_after_since"


@cache
def vocabulary() -> Wanted:
    """The table that is looked for: a case ID, and one thing more that the register keeps."""
    words = read_words(Path(__file__).with_name("words.toml"))
    known = shared_names().and_also(names(words["columns"])).and_also(_events(words["events"]))
    return Wanted(
        names=known,
        needed=frozenset({"case_id"}),
        one_of=frozenset(known.titles) - {"case_id"},
        missing="no header row was found: at least Case ID, and a name, a date of birth or an event "
        "are needed",
    )


def kind_of(field: str) -> str | None:
    """The kind of event that a column holds the dates of, if it does."""
    if field == _LOOKED_AFTER:
        return LOOKED_AFTER
    return field.removeprefix(_EVENT) if field.startswith(_EVENT) else None


def _events(words: Mapping[str, Any]) -> Names:
    titles = shared_events()
    fields = {kind: f"{_EVENT}{kind}" for kind in titles} | {LOOKED_AFTER: _LOOKED_AFTER}
    return Names(
        titles={fields[kind]: title for kind, title in titles.items()},
        fields={
            plain(written): fields[kind]
            for kind, title in titles.items()
            for name in (kind, title, *words.get(kind, ()))
            for written in _with_date(name)
        },
    )


def _with_date(name: str) -> Iterator[str]:
    yield name
    yield f"{name} date"
    yield f"date {name}"
    yield f"date of {name}"
