"""An action as one line, the way a minute-taker types it: `Amira: refer to FGC by 12 Dec`."""

import re
from datetime import date

from panel_tui.domain.date_grammar import SPAN
from panel_tui.domain.model import Model, Name, Refused
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import NotADate, read_date, say_date, sounds_like_date
from panel_tui.domain.working_days import WorkingCalendar

_EXAMPLE = "Amira: refer to FGC by 12 Dec"

# The colon of 10:30 does not end a name.
_OWNER = re.compile(r"(?P<owner>.*?)(?:(?<![0-9]):|:(?![0-9]))(?P<rest>.*)")
_DATES = (
    re.compile(r"(?P<what>.*)\bby (?P<when>.+)", re.IGNORECASE),
    re.compile(rf"(?P<what>.*)\b(?P<when>{SPAN.pattern}|today|tomorrow)", re.IGNORECASE),
)
_NO_DATE = re.compile(
    r".*?\b(?:by )?(?P<when>asap|a\.s\.a\.p|as soon as possible|urgently|immediately)",
    re.IGNORECASE,
)


class ActionChallenged(Refused):
    """An action that cannot be kept as it was typed; its words say what to change."""


class ActionLine(Model):
    """An action read from one line."""

    owner: Name
    what: Name
    due: date | None
    """As it was said, even on a weekend or bank holiday; None where no date was given."""


def read_action(line: str, *, today: date, calendar: WorkingCalendar | None = None) -> ActionLine:
    """The action in `line`: who, a colon, what, and by when, if it says so at its end.

    A date is `by` and what `read_date` reads, or `in 2 weeks`, `within 10 working days`, `today`,
    `tomorrow`. Words after `by` that do not sound like a date belong to what is to be done ("stand
    by mother"). Each action names who and by when (S3, purpose 6).

    Raises:
        ActionChallenged: no owner, nothing to do, "asap" for a date, no such date, or one that has
            passed.
    """
    owned = _OWNER.fullmatch(clean_line(line))
    owner = owned["owner"].strip() if owned else ""
    if owned is None or not any(map(str.isalpha, owner)):
        raise ActionChallenged(f"Who will do it? Write the name first: {_EXAMPLE}")
    rest = owned["rest"].strip(" .")
    if vague := _NO_DATE.fullmatch(rest):
        raise ActionChallenged(f"{vague['when']} is not a date: by when?")
    what, due = _split(rest, today, calendar)
    if not what:
        raise ActionChallenged(f"What is to be done? Write it after the name: {_EXAMPLE}")
    if due is not None and due < today:
        raise ActionChallenged(f"{say_date(due)} has passed: by when?")
    return ActionLine(owner=owner, what=what, due=due)


def _split(rest: str, today: date, calendar: WorkingCalendar | None) -> tuple[str, date | None]:
    """What is to be done, and by when."""
    for pattern in _DATES:
        found = pattern.fullmatch(rest)
        if found is None:
            continue
        try:
            due = read_date(found["when"], today=today, calendar=calendar)
        except NotADate as refusal:
            if sounds_like_date(found["when"]):
                raise ActionChallenged(f"{refusal}. By when?") from None
        else:
            return found["what"].rstrip(" ,"), due
    return rest, None
