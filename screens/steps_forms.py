"""What the steps screen asks: when a step was done, until when it is extended, to whom it goes."""

from collections.abc import Callable
from datetime import date

from panel_tui.domain.changes import Change
from panel_tui.domain.child import Progress
from panel_tui.domain.model import Refused
from panel_tui.domain.steps import Standing
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.forms import Answers, Field, Form
from screens.slot_forms import read_past_day, read_when

Say = Callable[[Progress], Change]
"""What makes a change of what became of a step: of the child, or of the meeting that hears it."""


def done_form(standing: Standing, today: date, by: str, say: Say) -> Form:
    """On which day a step was done, and what came of it."""

    def make(answers: Answers) -> list[Change]:
        on = _needed(read_past_day(answers["on"], today), "Say when it was done.")
        return [say(_progress(standing, by, kind="done", on=on, because=answers["because"]))]

    fields = (
        Field("on", "On which day", value=say_date(today), hint="1 Dec, Tuesday, yesterday"),
        Field("because", "What came of it, if that is to be said"),
    )
    return Form(f"Done: {standing.step.follow_up.what}", fields, make, _said_back("on", today))


def extend_form(
    standing: Standing, today: date, calendar: WorkingCalendar, by: str, say: Say
) -> Form:
    """Until when a step has more time, and why."""

    def until(answers: Answers) -> date | None:
        return read_when(answers["until"], today, calendar)

    def make(answers: Answers) -> list[Change]:
        day = _needed(until(answers), "Say until when.")
        said = {"kind": "extended", "until": day, "because": answers["because"]}
        return [say(_progress(standing, by, on=today, **said))]

    def preview(answers: Answers) -> str:
        day = until(answers)
        times = len(standing.extensions)
        before = f"It has been extended {times} time{'s' if times > 1 else ''}." if times else ""
        return f"{f'until {say_date(day)}. ' if day else ''}{before}".strip()

    fields = (
        Field("until", "Until", hint="in 2 weeks, 14 Jan"),
        Field("because", "Because"),
    )
    return Form(f"More time for: {standing.step.follow_up.what}", fields, make, preview)


def escalate_form(standing: Standing, today: date, by: str, say: Say) -> Form:
    """To whom a step is escalated, and why."""

    def make(answers: Answers) -> list[Change]:
        said = {"kind": "escalated", "to": answers["to"], "because": answers["because"]}
        return [say(_progress(standing, by, on=today, **said))]

    fields = (Field("to", "To whom", hint="Head of Service"), Field("because", "Because"))
    return Form(f"Escalate: {standing.step.follow_up.what}", fields, make)


def reopened(standing: Standing, today: date, by: str) -> Progress:
    """What is said of a step that is not done after all."""
    return _progress(standing, by, kind="reopened", on=today)


def _progress(standing: Standing, by: str, **said: object) -> Progress:
    step = standing.step
    known = {"meeting_id": step.meeting_id, "step": step.id, "by": by}
    return Progress.model_validate(known | said)


def _needed(day: date | None, words: str) -> date:
    if day is None:
        raise Refused(words)
    return day


def _said_back(field: str, today: date) -> Callable[[Answers], str]:
    def preview(answers: Answers) -> str:
        day = read_past_day(answers[field], today)
        return say_date(day) if day else ""

    return preview
